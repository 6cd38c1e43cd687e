using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Rules;

/// <summary>USLD-01: the authorised unit is a declared site.</summary>
internal sealed class Usld01Site() : Regle("USLD-01")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Annexes.Usld is { } usld && !dossier.FinessDeclares.Contains(usld.FinessEt))
        {
            yield return new Constat("CPOM1260", "/annexes/usld/finessEt")
            {
                Valeurs = [Quote.Text(usld.FinessEt), string.Join(", ", dossier.FinessDeclares)],
                Lus = Sites.Declares,
            };
        }
    }
}

/// <summary>USLD-02: neither the places installed nor those open to the aide sociale exceed the places authorised.</summary>
internal sealed class Usld02Capacites() : Regle("USLD-02")
{
    private const string Autorisee = "/annexes/usld/autorisation/capaciteAutorisee";

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Annexes.Usld is not { } usld)
        {
            yield break;
        }

        int autorisee = usld.Autorisation.CapaciteAutorisee;
        if (usld.Autorisation.CapaciteInstallee > autorisee)
        {
            yield return new Constat("CPOM1261", "/annexes/usld/autorisation/capaciteInstallee")
            {
                Valeurs = [usld.Autorisation.CapaciteInstallee, autorisee],
                Lus = [Autorisee],
            };
        }

        if (usld.HabilitationAideSociale.Places > autorisee)
        {
            yield return new Constat("CPOM1262", "/annexes/usld/habilitationAideSociale/places")
            {
                Valeurs = [usld.HabilitationAideSociale.Places, autorisee],
                Lus = [Autorisee],
            };
        }
    }
}

/// <summary>USLD-03: the president of the conseil départemental is identified.</summary>
internal sealed class Usld03Departement() : Regle("USLD-03")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        bool isSigned = dossier.Contrat.Signataires.Any(signataire => signataire.Partie == Partie.DEPARTEMENT);
        if (dossier.Contrat.Annexes.Usld is not null && !isSigned)
        {
            yield return new Constat("CPOM1263", "/signataires") { Lus = ["/signataires/*/partie"] };
        }
    }
}

/// <summary>USLD-04: places open to the aide sociale go with the habilitation, which alone prints the clause of the convention.</summary>
internal sealed class Usld04Habilitation() : Regle("USLD-04")
{
    private const string Section = "/annexes/usld/habilitationAideSociale";

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Annexes.Usld?.HabilitationAideSociale is { } habilitation && habilitation.Habilite != habilitation.Places > 0)
        {
            yield return new Constat("CPOM1265", Section + "/places")
            {
                Valeurs = [habilitation.Habilite ? "true" : "false", habilitation.Places],
                Lus = [Section + "/habilite"],
                GraviteMax = Gravite.Avertissement,
            };
        }
    }
}
