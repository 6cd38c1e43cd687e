using System.Collections.Immutable;
using CpomDocs.Contrats.Classeurs;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CpomDocs.Rendering.Xlsx;

/// <summary>Reads the rows of a sheet, one at a time.</summary>
/// <param name="values">Reads the cells.</param>
/// <param name="budget">Counts them.</param>
internal sealed class SheetReader(CellValueReader values, XlsxBudget budget)
{
    private const int MaxRows = 1_048_576;
    private const int MaxColumns = 16_384;
    private readonly ImmutableArray<Ligne>.Builder _lignes = ImmutableArray.CreateBuilder<Ligne>();
    private readonly ImmutableArray<Fusion>.Builder _fusions = ImmutableArray.CreateBuilder<Fusion>();
    private int _row;

    /// <summary>Reads a sheet.</summary>
    /// <param name="nom">Name of its tab.</param>
    /// <param name="part">Its part.</param>
    /// <returns>Its rows that hold something, from the top.</returns>
    public Feuille Read(string nom, WorksheetPart part)
    {
        using OpenXmlReader reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                ReadRow((Row)reader.LoadCurrentElement()!);
            }
            else if (reader.ElementType == typeof(MergeCell) && reader.IsStartElement)
            {
                budget.Merge();
                ReadMerge(((MergeCell)reader.LoadCurrentElement()!).Reference?.Value ?? "");
            }
        }

        ImmutableArray<Ligne> inOrder = [.. _lignes.OrderBy(ligne => ligne.Numero)];
        return new Feuille(nom, inOrder) { Fusions = _fusions.ToImmutable() };
    }

    private void ReadRow(Row row)
    {
        _row = row.RowIndex?.Value is { } index and >= 1 and <= MaxRows ? (int)index : _row + 1;
        ImmutableArray<Cellule>.Builder cellules = ImmutableArray.CreateBuilder<Cellule>();
        int colonne = 0;
        foreach (Cell cell in row.Elements<Cell>())
        {
            budget.Cell();
            bool isAddressed = AdresseCellule.TryLire(cell.CellReference?.Value, out _, out int own) && own <= MaxColumns;
            colonne = isAddressed ? own : colonne + 1;
            Cellule read = values.Read(cell, colonne);
            if (read.Valeur.Length > 0)
            {
                cellules.Add(read);
            }
        }

        if (cellules.Count > 0)
        {
            _lignes.Add(new Ligne(_row, [.. cellules.OrderBy(cellule => cellule.Colonne)]));
        }
    }

    private void ReadMerge(string reference)
    {
        string[] ends = reference.Split(':');
        if (ends.Length == 2
            && AdresseCellule.TryLire(ends[0], out int firstRow, out int firstColumn)
            && AdresseCellule.TryLire(ends[1], out int lastRow, out int lastColumn))
        {
            _fusions.Add(new Fusion(firstRow, firstColumn, lastRow, lastColumn));
        }
    }
}
