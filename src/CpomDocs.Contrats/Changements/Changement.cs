using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Changements;

/// <summary>One thing that differs between two versions of a contract, in the words of the contract.</summary>
/// <param name="Nature">Changed, added or removed.</param>
/// <param name="Pointeur">JSON Pointer in the later version; in the earlier one for what was removed.</param>
/// <param name="Objet">What it is (« Objectif stratégique 2, cible 2027 »).</param>
/// <param name="Avant">What it was, as a person reads it; <see langword="null"/> when it was not there.</param>
/// <param name="Apres">What it is, as a person reads it; <see langword="null"/> when it is no longer there.</param>
public sealed record Changement(NatureChangement Nature, string Pointeur, string Objet, string? Avant, string? Apres)
{
    /// <summary>The whole in one line: « Objectif stratégique 2, cible 2027 : 60 → 59 ».</summary>
    public string Phrase => Nature switch
    {
        NatureChangement.Ajoute => Messages.Format("Changement.Ajoute", Objet, Apres ?? ""),
        NatureChangement.Retire => Messages.Format("Changement.Retire", Objet, Avant ?? ""),
        _ => Messages.Format("Changement.Modifie", Objet, Avant ?? Messages.Get("Changement.Absent"),
            Apres ?? Messages.Get("Changement.Absent")),
    };
}

/// <summary>What happened to a part of a contract.</summary>
public enum NatureChangement
{
    /// <summary>It has another value.</summary>
    Modifie,

    /// <summary>It was not there.</summary>
    Ajoute,

    /// <summary>It is no longer there.</summary>
    Retire,
}
