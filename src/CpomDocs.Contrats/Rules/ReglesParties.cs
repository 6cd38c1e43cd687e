using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Rules;

/// <summary>PAR-01: the contracting entity has a valid FINESS number, a contract code that begins with it, and a valid SIRET.</summary>
internal sealed class Par01Identifiants() : Regle("PAR-01")
{
    private const string FinessEj = "/structure/finessEj";
    private const string CodeContrat = "/codeContrat";

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Structure structure = dossier.Contrat.Structure;
        if (Finess.HasFormOnly(structure.FinessEj))
        {
            yield return new Constat("CPOM1120", FinessEj) { Valeurs = [Quote.Text(structure.FinessEj)], EstCleFiness = true };
        }

        if (!dossier.Contrat.CodeContrat.StartsWith(structure.FinessEj, StringComparison.Ordinal))
        {
            yield return new Constat("CPOM1121", CodeContrat)
            {
                Valeurs = [Quote.Text(dossier.Contrat.CodeContrat), structure.FinessEj],
                Lus = [FinessEj],
            };
        }

        if (structure.Siret is { } siret && !Luhn.IsValid(siret.Select(c => c - '0')))
        {
            yield return new Constat("CPOM1122", "/structure/siret") { Valeurs = [Quote.Text(siret)] };
        }
    }
}

/// <summary>PAR-02: the sites have valid FINESS numbers, all different, none of them that of the legal entity.</summary>
internal sealed class Par02Sites() : Regle("PAR-02")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<Site> sites = dossier.Contrat.Structure.Sites;
        for (int i = 0; i < sites.Length; i++)
        {
            object[] valeurs = [Quote.Text(sites[i].FinessEt), sites[i].Nom];
            var constat = new Constat("CPOM1123", Dossier.Rang("/structure/sites", i) + "/finessEt") { Valeurs = valeurs };
            if (Finess.HasFormOnly(sites[i].FinessEt))
            {
                yield return constat with { EstCleFiness = true };
            }

            if (sites[i].FinessEt == dossier.Contrat.Structure.FinessEj)
            {
                yield return constat with { Code = "CPOM1125", Lus = ["/structure/finessEj"] };
            }
            else if (!seen.Add(sites[i].FinessEt))
            {
                yield return constat with { Code = "CPOM1124" };
            }
        }
    }
}

/// <summary>PAR-03: the legal entity belongs to a département of the region.</summary>
internal sealed class Par03Region() : Regle("PAR-03")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<string> departements = dossier.Profil.Bornes.Departements;
        string finess = dossier.Contrat.Structure.FinessEj;
        if (finess.Length == 9 && departements.Length > 0 && !departements.Contains(Finess.Departement(finess)))
        {
            yield return new Constat("CPOM1126", "/structure/finessEj")
            {
                Valeurs = [Quote.Text(finess), Finess.Departement(finess)],
            };
        }
    }
}

/// <summary>PAR-05: a GHT is never a party.</summary>
internal sealed class Par05PasDeGht() : Regle("PAR-05")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Structure.TypeStructure == TypeStructure.GHT)
        {
            yield return new Constat("CPOM1127", "/structure/typeStructure");
        }
    }
}

/// <summary>PAR-06: the kind of structure is one the family admits.</summary>
internal sealed class Par06TypeAdmis() : Regle("PAR-06")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        TypeStructure type = dossier.Contrat.Structure.TypeStructure;
        if (type != TypeStructure.GHT && !dossier.Profil.TypesStructure.Contains(type))
        {
            yield return new Constat("CPOM1128", "/structure/typeStructure")
            {
                Valeurs = [type, dossier.Profil.Code, string.Join(", ", dossier.Profil.TypesStructure)],
            };
        }
    }
}

/// <summary>PAR-09: the contract names the right number of agencies, each once.</summary>
internal sealed class Par09Agences() : Regle("PAR-09")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Intervalle attendu = dossier.Profil.Bornes.Ars;
        int nombre = dossier.Contrat.Ars.Length;
        if (!attendu.Contient(nombre))
        {
            yield return new Constat("CPOM1132", "/ars") { Valeurs = [nombre, attendu.Min, attendu.Max] };
            yield break;
        }

        // Each party is called by its region: two of one region could not be told apart.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < nombre; i++)
        {
            if (!seen.Add(dossier.Contrat.Ars[i].Region))
            {
                yield return new Constat("CPOM1294", Dossier.Rang("/ars", i) + "/region")
                {
                    Valeurs = [dossier.Contrat.Ars[i].Region],
                    GraviteMax = Gravite.Avertissement,
                };
            }
        }
    }
}

/// <summary>
/// PAR-13: a legal name, or a natural person where a holder of an authorisation may be one, never both; and the legal form where the text
/// prints it beside the name.
/// </summary>
internal sealed class Par13Denomination() : Regle("PAR-13")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Structure structure = dossier.Contrat.Structure;
        bool isPerson = structure.PersonnePhysique is not null;
        if (!isPerson && !structure.Cotitulaires.IsEmpty)
        {
            yield return new Constat("CPOM1137", "/structure/cotitulaires") { Lus = ["/structure/personnePhysique"] };
        }

        bool isNamedOnce = isPerson != structure.RaisonSociale is not null;
        bool mayBePerson = structure.TypeStructure == TypeStructure.TITULAIRE_AUTORISATION;
        if (!isNamedOnce || (isPerson && !mayBePerson))
        {
            yield return new Constat("CPOM1137", isPerson ? "/structure/personnePhysique" : "/structure/raisonSociale")
            {
                Lus = ["/structure/raisonSociale", "/structure/personnePhysique", "/structure/typeStructure"],
            };
        }

        bool isFormPrinted = structure.TypeStructure is not (TypeStructure.EPS or TypeStructure.GCS or TypeStructure.GHT);
        if (structure.RaisonSociale is not null && isFormPrinted && structure.FormeJuridique is null)
        {
            yield return new Constat("CPOM1118", "/structure/formeJuridique")
            {
                Valeurs = [structure.TypeStructure],
                Lus = ["/structure/typeStructure"],
            };
        }
    }
}

/// <summary>PAR-16: the caisse pivot is identified.</summary>
internal sealed class Par16CaissePivot() : Regle("PAR-16")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.CaissePivot is null)
        {
            yield return new Constat("CPOM1138", "/caissePivot");
        }
    }
}

/// <summary>PAR-17: each side names the person to speak to.</summary>
internal sealed class Par17Interlocuteurs() : Regle("PAR-17")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Structure.CorrespondantPrincipal is null)
        {
            yield return new Constat("CPOM1139", "/structure/correspondantPrincipal") { Valeurs = ["correspondantPrincipal"] };
        }

        for (int i = 0; i < dossier.Contrat.Ars.Length; i++)
        {
            if (dossier.Contrat.Ars[i].Interlocuteur is null)
            {
                yield return new Constat("CPOM1139", Dossier.Rang("/ars", i) + "/interlocuteur") { Valeurs = ["interlocuteur"] };
            }
        }
    }
}
