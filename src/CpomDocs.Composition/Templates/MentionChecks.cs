using System.Collections.Immutable;
using System.Text;
using CpomDocs.Composition.Diagnostics;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Composition.Templates;

/// <summary>Checks that a composed document says what the rules of its family want it to say (FIN-03).</summary>
internal static class MentionChecks
{
    /// <summary>Reports the words that are missing.</summary>
    /// <param name="document">The composed document.</param>
    /// <param name="contrat">The contract, with what its family asks for.</param>
    /// <param name="diagnostics">Takes a CPOM2030 for each missing text, of the weight of its rule.</param>
    internal static void Check(DocumentCompose document, ContratValide contrat, DiagnosticBag diagnostics)
    {
        ImmutableArray<MentionProfil> mentions =
            [.. contrat.Mentions.Where(mention => mention.Document == document.Descripteur.Document)];
        if (mentions.IsEmpty || document.Blocs.IsEmpty)
        {
            return;
        }

        string text = Fold(PlainText(document.Blocs));
        foreach (MentionProfil mention in mentions)
        {
            foreach (string words in mention.Textes.Where(words => !text.Contains(Fold(words), StringComparison.OrdinalIgnoreCase)))
            {
                diagnostics.AddMissingMention(mention, words, WeightOf(mention, contrat));
            }
        }
    }

    // A clause that an avenant replaced was signed as it is: its other words are told, and refuse nothing.
    private static Gravite WeightOf(MentionProfil mention, ContratValide contrat)
    {
        Gravite weight = contrat.Profil.GraviteDe(mention.Regle) ?? Gravite.Information;
        return contrat.Contrat.ClausesSocle.IsEmpty || weight < Gravite.Avertissement ? weight : Gravite.Avertissement;
    }

    private static string PlainText(ImmutableArray<Block> blocks)
    {
        var text = new StringBuilder();
        foreach (Inline inline in TreeWalk.InlinesOf(blocks))
        {
            text.Append(inline switch
            {
                Text part => part.Valeur,
                LineBreak => " ",
                _ => "",
            });
        }

        return text.ToString();
    }

    // Typography sets its own spaces, apostrophes and hyphens.
    private static string Fold(string text) => text
        .Replace('\u00A0', ' ')
        .Replace('\u202F', ' ')
        .Replace('\u2019', '\'')
        .Replace('\u2011', '-')
        .Normalize(NormalizationForm.FormC);
}
