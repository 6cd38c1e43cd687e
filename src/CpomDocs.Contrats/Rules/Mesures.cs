using System.Collections.Immutable;
using System.Text;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Rules;

/// <summary>Compares a number with an interval.</summary>
internal static class Intervalles
{
    /// <summary>Whether a number is in an interval, ends included.</summary>
    /// <param name="intervalle">Interval.</param>
    /// <param name="nombre">Number.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    internal static bool Contient(this Intervalle intervalle, int nombre) => intervalle.Min <= nombre && nombre <= intervalle.Max;
}

/// <summary>Where the FINESS numbers that an annexe may name are declared.</summary>
internal static class Sites
{
    internal static readonly ImmutableArray<string> Declares = ["/structure/finessEj", "/structure/sites/*/finessEt"];
}

/// <summary>Judges the length of a text.</summary>
internal static class Longueur
{
    /// <summary>Counts the characters of a text as the guide does: line ends count for one, and so does a letter with its accent.</summary>
    /// <param name="texte">Text.</param>
    /// <returns>Number of Unicode scalar values after NFC.</returns>
    internal static int Compter(string texte)
    {
        return texte.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC).EnumerateRunes().Count();
    }

    /// <summary>Judges a text by the longest the family admits.</summary>
    /// <param name="dossier">The contract.</param>
    /// <param name="code">Code of the diagnostic.</param>
    /// <param name="pointeur">Pointer to the text.</param>
    /// <param name="texte">The text.</param>
    /// <returns>What is wrong.</returns>
    internal static IEnumerable<Constat> Juger(Dossier dossier, string code, string pointeur, string texte)
    {
        int nombre = Compter(texte);
        if (dossier.Profil.Bornes.LongueurTexte is { } max && nombre > max)
        {
            yield return new Constat(code, pointeur) { Valeurs = [nombre, max, nombre - max] };
        }
    }
}
