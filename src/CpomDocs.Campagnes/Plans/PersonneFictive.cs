using System.Collections.Immutable;

namespace CpomDocs.Campagnes.Plans;

/// <summary>An invented person.</summary>
/// <param name="Civilite"><c>M.</c> or <c>Mme</c>.</param>
/// <param name="Prenom">First name.</param>
/// <param name="Nom">Family name.</param>
internal sealed record PersonneFictive(string Civilite, string Prenom, string Nom)
{
    private const string Madame = "Mme";

    /// <summary>Initials of the first names and of the family name, particles included.</summary>
    public string Initiales
    {
        get
        {
            string[] words = (Prenom + " " + Nom).Split([' ', '-', '\''], StringSplitOptions.RemoveEmptyEntries);
            return string.Concat(words.Select(word => char.ToUpperInvariant(word[0])));
        }
    }

    public static PersonneFictive Draw(Vocabulaire mots, Tirage tirage)
    {
        bool isWoman = tirage.Chance(50);
        ImmutableArray<string> prenoms = mots.Mots(isWoman ? "prenomF" : "prenomM");
        return new PersonneFictive(isWoman ? Madame : "M.", tirage.Un(prenoms), tirage.Un(mots.Mots("nom")));
    }

    /// <summary>The form that agrees with the person, of a word given as « Directeur/Directrice ».</summary>
    public string Accorder(string forms)
    {
        string[] both = forms.Split('/');
        return Civilite == Madame ? both[^1] : both[0];
    }
}
