using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>Alignment of the cells of a table, the same in both writers.</summary>
internal static class CellAlignment
{
    /// <summary>
    /// That of its column; of a cell over several columns, a heading is set in the middle, but on the left of the table, and a text
    /// on the left.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="isHeading">Whether the cell heads columns.</param>
    public static Alignement Of(Table table, Cellule cell, bool isHeading)
    {
        if (cell.EtendueColonnes == 1)
        {
            return table.Colonnes[cell.Colonne].Alignement;
        }

        return isHeading && cell.Colonne > 0 ? Alignement.Centre : Alignement.Gauche;
    }
}
