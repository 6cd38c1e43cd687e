using System.Collections.Immutable;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Takes an avenant from its bytes to its issued documents: rooms 1, 2 and 4 in a row. Safe to use from several threads.</summary>
public sealed class AvenantProducer
{
    private static readonly ImmutableArray<string> Socle = ["SOCLE"];

    private readonly Modeles _modeles;
    private readonly LiasseProducer _producer;
    private readonly ContratConsolidator _consolidator;
    private readonly LiasseComposer _composer = new();

    /// <summary>Makes a producer.</summary>
    /// <param name="modeles">Profiles and templates.</param>
    public AvenantProducer(Modeles modeles)
    {
        ArgumentNullException.ThrowIfNull(modeles);
        _modeles = modeles;
        _producer = new LiasseProducer(modeles);
        _consolidator = new ContratConsolidator(modeles.Profils);
    }

    /// <summary>Reads and checks a contract.</summary>
    /// <param name="fichier">Name of its file, for the diagnostics.</param>
    /// <param name="json">Its bytes.</param>
    /// <returns>The contract, or every error.</returns>
    public Outcome<ContratValide> Lire(string fichier, ReadOnlyMemory<byte> json) => _producer.Read(fichier, json);

    /// <summary>Judges an avenant and applies it; the old text of a clause is compared with the one the templates print.</summary>
    /// <param name="depart">The version it changes.</param>
    /// <param name="propose">The avenant.</param>
    /// <returns>The next version, or every reason to refuse the avenant.</returns>
    public Outcome<ContratConsolide> Appliquer(ContratConsolide depart, AvenantPropose propose)
    {
        ArgumentNullException.ThrowIfNull(depart);
        return _consolidator.Appliquer(depart, AvecArticles(depart.Contrat, propose));
    }

    /// <summary>Applies avenants one after the other, and reads the contract at a date.</summary>
    /// <param name="initial">The contract the first one changes.</param>
    /// <param name="proposes">The avenants, oldest first.</param>
    /// <param name="au">Date, or <see langword="null"/> for the last version.</param>
    /// <returns>The contract in force, or every reason to refuse the first avenant that cannot be applied.</returns>
    public Outcome<ContratConsolide> Consolider(ContratValide initial, IEnumerable<AvenantPropose> proposes, DateOnly? au) =>
        _consolidator.Consolider(initial, proposes.Select(propose => AvecArticles(initial, propose)), au);

    /// <summary>Writes the avenant that takes a contract to another version.</summary>
    /// <param name="depart">The version in force.</param>
    /// <param name="vers">The version wanted.</param>
    /// <param name="options">What is already known.</param>
    /// <returns>The draft, or every difference that no operation can say.</returns>
    public Outcome<AvenantRedige> Rediger(ContratConsolide depart, ContratValide vers, OptionsRedaction options)
    {
        ArgumentNullException.ThrowIfNull(depart);
        ArgumentNullException.ThrowIfNull(vers);
        bool isSocleTouched = !vers.Contrat.ClausesSocle.SequenceEqual(depart.Contrat.Contrat.ClausesSocle);
        return AvenantDrafter.Rediger(depart, vers, options with { Articles = isSocleTouched ? ArticlesDe(depart.Contrat) : null });
    }

    /// <summary>Composes and renders an avenant and each document it changes, in full.</summary>
    /// <param name="consolide">The version that the avenant made.</param>
    /// <param name="options">What to make.</param>
    /// <returns>Every file, the new version of the contract among them, or every reason why one cannot be made.</returns>
    public Outcome<LiasseProduite> Produire(ContratConsolide consolide, ProductionOptions options) =>
        _producer.ProduceAvenant(consolide, options);

    private AvenantPropose AvecArticles(ContratValide contrat, AvenantPropose propose)
    {
        bool touchesSocle = propose.Json.Span.IndexOf("REMPLACER_CLAUSE_SOCLE"u8) >= 0;
        return touchesSocle ? propose with { Articles = ArticlesDe(contrat) } : propose;
    }

    private ImmutableSortedDictionary<int, string>? ArticlesDe(ContratValide contrat)
    {
        if (contrat.Contrat.Documents.All(document => document.Code != Socle[0]))
        {
            return null;
        }

        var options = new CompositionOptions { Documents = Socle };
        Outcome<LiasseComposee> composed = _composer.Compose(contrat, _modeles.JeuDe(contrat.Profil).Modeles, options);
        return composed.TryGet(out LiasseComposee? liasse) ? ArticlesDuSocle.De(liasse.Documents[0]) : null;
    }
}
