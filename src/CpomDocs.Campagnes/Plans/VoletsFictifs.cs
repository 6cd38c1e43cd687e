using System.Collections.Immutable;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Makes the volets of the annexes: a text, or the words sans objet where nothing else fills the volet.</summary>
internal sealed class VoletsFictifs(ContexteContrat contexte, Orientations orientations)
{
    private readonly Vocabulaire _mots = contexte.Mots;
    private readonly Tirage _tirage = contexte.Tirage;

    public ImmutableArray<Volet> Make() =>
        [.. contexte.Profil.Documents.SelectMany(document => document.Volets).Select(Make)];

    private Volet Make(VoletProfil volet)
    {
        bool isFilled = volet.Section is not null || orientations.Objectifs.Any(objectif => objectif.Volet == volet.Code);
        string? text = TextOf(volet.Code);
        return new Volet { Code = volet.Code, Texte = text, SansObjet = text is null && !isFilled };
    }

    private string? TextOf(string code)
    {
        ImmutableArray<LigneVocabulaire> rows =
            [.. _mots.Volets.Where(row => row["volet"] == code && row.ConvientA(contexte.Silhouette.Type))];
        bool isWritten = !contexte.EstSocleCommun && _tirage.Chance(75) && !rows.IsEmpty;
        return isWritten ? _tirage.Un(rows)["texte"] : null;
    }
}
