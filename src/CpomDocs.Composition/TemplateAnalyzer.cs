using System.Collections.Immutable;
using CpomDocs.Composition.Analysis;
using CpomDocs.Composition.Diagnostics;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Composition;

/// <summary>Judges the templates of a family without any contract, against what the data model can give them. Stateless.</summary>
public static class TemplateAnalyzer
{
    private const string SharedPrefix = "commun/";
    private const string Annexes = "/annexes";
    private const string AvenantCode = "AVENANT";
    private const string Extension = IncludeFunction.Extension;

    /// <summary>Every fault of the templates of a family, or of one document of it.</summary>
    /// <param name="profil">The family.</param>
    /// <param name="modeles">Its templates.</param>
    /// <param name="document">Code of the only document to judge; all of them by default.</param>
    /// <returns>
    /// Errors (unknown slot, function, file; a value that does not print), warnings (branch never written, value that does not exist, free
    /// text in an attribute, file never used) and, for the whole family, information on the fields that no template prints; in the order of
    /// the files. Each has its <see cref="Diagnostic.Fichier"/>. Codes CPOM2001 to CPOM2007 and CPOM2101 to CPOM2109.
    /// </returns>
    public static ImmutableArray<Diagnostic> Check(Profil profil, TemplateSet modeles, string? document = null)
    {
        Findings findings = Walk(profil, modeles, document);
        findings.ReportUnreached();
        if (document is null)
        {
            ReportUnusedFiles(modeles, findings);
            ReportUnusedData(profil, findings);
        }

        return [.. findings.Bag.ToImmutable().OrderBy(found => found.Fichier, StringComparer.Ordinal).ThenBy(found => found.Ligne)];
    }

    /// <summary>What the templates of a family, or of one document of it, need of a contract.</summary>
    /// <param name="profil">The family.</param>
    /// <param name="modeles">Its templates.</param>
    /// <param name="document">Code of the only document; all of them by default.</param>
    /// <returns>
    /// A JSON Schema: the part of the schema of a contract that they read, <c>required</c> where they read it whatever the other data,
    /// <c>x-emplacements</c> saying where, and <c>x-calcules</c> for the slots that the program computes.
    /// </returns>
    public static string Variables(Profil profil, TemplateSet modeles, string? document = null)
    {
        Findings findings = Walk(profil, modeles, document);
        string titre = document is null ? profil.Code : profil.Code + " " + document;
        return ContratFormat.Extraire(titre, findings.Uses, findings.Computed);
    }

    private static Findings Walk(Profil profil, TemplateSet modeles, string? document)
    {
        ArgumentNullException.ThrowIfNull(profil);
        ArgumentNullException.ThrowIfNull(modeles);
        var findings = new Findings(modeles);
        ChampFormat slots = SlotModel.For(profil);
        FamilyBounds bounds = FamilyBounds.Of(profil);
        foreach (DocumentProfil piece in profil.Documents.Where(piece => document is null || piece.Code == document))
        {
            new TemplateWalker(modeles, slots, bounds, findings).Walk(piece.Modele);
        }

        if (modeles.TryGet(AvenantSlots.Modele, out _) && document is null or AvenantCode)
        {
            new TemplateWalker(modeles, SlotModel.ForAvenant(profil), bounds, findings).Walk(AvenantSlots.Modele);
        }

        return findings;
    }

    // Families share commun: what one does not use, another may.
    private static void ReportUnusedFiles(TemplateSet modeles, Findings findings)
    {
        IEnumerable<string> own = modeles.Noms.Where(name => !name.StartsWith(SharedPrefix, StringComparison.Ordinal));
        foreach (string name in own.Where(name => name.EndsWith(Extension, StringComparison.Ordinal) && !findings.Files.Contains(name)))
        {
            findings.Bag.AddAs(Gravite.Avertissement, "CPOM2108", new TemplatePlace(name, 0), name);
        }
    }

    // An object that nothing prints is told once, not field by field.
    private static void ReportUnusedData(Profil profil, Findings findings)
    {
        ImmutableArray<string> sections = [.. profil.Documents.SelectMany(piece => piece.SectionsImprimees())];
        IEnumerable<ChampFormat> unused = ContratFormat.Racine.Champs.Values.SelectMany(champ => Unused(champ, findings, sections));
        foreach (ChampFormat champ in unused.OrderBy(champ => champ.Pointeur, StringComparer.Ordinal))
        {
            findings.Bag.AddUnusedField(champ.Pointeur, champ.Description);
        }
    }

    private static IEnumerable<ChampFormat> Unused(ChampFormat champ, Findings findings, ImmutableArray<string> sections)
    {
        if (!IsOfFamily(champ.Pointeur, sections) || SlotModel.ReadByTheProgram.Contains(champ.Pointeur))
        {
            return [];
        }

        IEnumerable<ChampFormat> children = champ.Element?.Champs.Values ?? champ.Champs.Values;
        bool isTouched = champ.Tous().Any(part => findings.IsUsed(part.Pointeur));
        return !isTouched && champ.Pointeur != Annexes ? [champ] : children.SelectMany(child => Unused(child, findings, sections));
    }

    private static bool IsOfFamily(string pointer, ImmutableArray<string> sections)
    {
        string[] steps = pointer.Split('/');
        return steps.Length != 3 || "/" + steps[1] != Annexes || sections.Contains(steps[2]);
    }
}
