using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Rendering.Docx;

/// <summary>The content controls of one file: each negotiated value that it prints, bound to a custom XML part.</summary>
/// <param name="descripteur">What the document says of itself.</param>
internal sealed class FieldControls(Descripteur descripteur)
{
    /// <summary>Namespace of the custom XML part.</summary>
    internal const string Namespace = "urn:cpomdocs:negociation:1";

    private const string Annexes = "/annexes/";
    private const int FirstId = 20_000;
    private const int LongestWord = 64;

    private readonly List<FieldControl> _controls = [];
    private readonly Dictionary<(string Tag, string Text), int> _bound = [];

    /// <summary>The values, each once, in reading order.</summary>
    public IReadOnlyList<FieldControl> Bound => [.. _controls.Where(control => control.IsFirst)];

    /// <summary>Document the values are of.</summary>
    public Descripteur Descripteur { get; } = descripteur;

    /// <summary>Identifier of the custom XML part: the same document of the same contract always has the same.</summary>
    public string StoreItemId
    {
        get
        {
            string name = string.Create(CultureInfo.InvariantCulture,
                $"{Namespace} {Descripteur.CodeContrat} {Descripteur.Document} {Descripteur.Version}");
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
            return new Guid(hash.AsSpan(0, 16)).ToString("B").ToUpperInvariant();
        }
    }

    /// <summary>Tag of the control of a value: its pointer, without what all share.</summary>
    public static string TagOf(string pointer) =>
        pointer.StartsWith(Annexes, StringComparison.Ordinal) ? pointer[Annexes.Length..] : pointer;

    /// <summary>Pointer behind a tag.</summary>
    public static string PointerOf(string tag) => tag.StartsWith('/') ? tag : Annexes + tag;

    /// <summary>Adds a control.</summary>
    /// <param name="pointer">Pointer to the value.</param>
    /// <param name="text">Text it shows.</param>
    /// <returns>The control; a value printed twice with one text is bound once.</returns>
    public FieldControl Add(string pointer, string text)
    {
        string tag = TagOf(pointer);
        bool isFirst = !_bound.TryGetValue((tag, text), out int rank);
        if (isFirst)
        {
            rank = _bound.Count + 1;
            _bound.Add((tag, text), rank);
        }

        var control = new FieldControl(tag, LabelOf(pointer), text, rank) { Id = FirstId + _controls.Count, IsFirst = isFirst };
        _controls.Add(control);
        return control;
    }

    private static string LabelOf(string pointer)
    {
        string label = ContratFormat.Libelle(pointer);
        return label.Length <= LongestWord ? label : label[..(LongestWord - 1)] + "…";
    }
}

/// <summary>A content control around a negotiated value.</summary>
/// <param name="Tag">Names the value.</param>
/// <param name="Label">Shown on the control.</param>
/// <param name="Text">Text it holds.</param>
/// <param name="Rank">Rank of its element in the custom XML part, from 1.</param>
internal sealed record FieldControl(string Tag, string Label, string Text, int Rank)
{
    /// <summary>Number, unique in the file.</summary>
    public required int Id { get; init; }

    /// <summary>Whether no control before it shows the same.</summary>
    public required bool IsFirst { get; init; }
}
