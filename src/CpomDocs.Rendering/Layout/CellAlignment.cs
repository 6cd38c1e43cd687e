using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>Alignment of the cells of a table, the same in both writers.</summary>
internal static class CellAlignment
{
    /// <summary>That of its column; a cell over several columns is a label on the left of the table, a common heading elsewhere.</summary>
    public static Alignement Of(Table table, int column, int span)
    {
        return span == 1 ? table.Colonnes[column].Alignement : column == 0 ? Alignement.Gauche : Alignement.Centre;
    }
}
