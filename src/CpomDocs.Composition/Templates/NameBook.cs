using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Composition.Templates;

/// <summary>Names of the contract behind its codes: sites by FINESS number, documents by code.</summary>
internal sealed class NameBook(ContratValide contrat)
{
    /// <summary>« Hôpital Saint-Aubrac (349900027) », or the number alone when no site has it.</summary>
    internal Markup Site(string finess)
    {
        string number = Markup.NoBreak(finess).Source;
        return NameOf(finess) is { } name ? new Markup(Markup.Escape(name) + " (" + number + ")") : new Markup(number);
    }

    /// <summary>Sites and legal entity an objective is attached to, as an enumeration.</summary>
    internal Markup Perimeter(IEnumerable<string> numbers)
    {
        ImmutableArray<string> names = [.. numbers.Select(finess => Site(finess).Source)];
        return new Markup(TextFormats.Enumeration(names));
    }

    /// <summary>« Annexe 4 », or the title of a document without a number.</summary>
    internal string Document(string code)
    {
        DocumentProfil? document = contrat.Profil.Documents.FirstOrDefault(candidate => candidate.Code == code);
        return document switch
        {
            null => code,
            { Rang: { } rang } => Mots.Get("annexe") + " " + rang.ToString(CultureInfo.InvariantCulture),
            _ => document.Intitule,
        };
    }

    private string? NameOf(string finess)
    {
        Structure structure = contrat.Contrat.Structure;
        return finess == structure.FinessEj
            ? Mots.Get("entite-juridique")
            : structure.Sites.FirstOrDefault(site => site.FinessEt == finess)?.Nom;
    }
}
