using CpomDocs.Campagnes.Suivis;

namespace CpomDocs.Campagnes.Reports;

/// <summary>Colour that repeats what the word of a state says.</summary>
internal static class EtatHtml
{
    public static string ToneOf(EtatVie etat) => etat switch
    {
        EtatVie.REFUSE or EtatVie.RESILIE => "grave",
        EtatVie.RAPPELE or EtatVie.SANS_COSIGNATURE or EtatVie.EXPIRE => "alerte",
        >= EtatVie.SIGNE => "bon",
        _ => "",
    };
}
