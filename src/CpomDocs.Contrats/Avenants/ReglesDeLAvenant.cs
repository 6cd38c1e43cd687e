using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Contrats.Avenants;

/// <summary>The rules of avenants, in the order of the domain.</summary>
internal static class ReglesDeLAvenant
{
    /// <summary>Every rule.</summary>
    internal static readonly ImmutableArray<RegleAvenant> Toutes =
    [
        new Par10Avis(),
        new Par11Consultation(),
        new DefautDesModifications("OBJ-07"),
        new Sig01Circuit(),
        new Avn01Numero(),
        new Avn02Causes(),
        new DefautDesModifications("AVN-03"),
        new DefautDesModifications("AVN-04"),
        new Avn05Periode(),
        new Avn08Substantiel(),
        new Avn09AnneePassee(),
        new Avn10Version(),
        new Avn12Departement(),
        new Avn13Restructuration(),
    ];
}

/// <summary>AVN-03, AVN-04, OBJ-07: what the changes themselves said when they were applied.</summary>
internal sealed class DefautDesModifications(string id) : RegleAvenant(id)
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier) =>
        dossier.Application.Constats.Where(constat => DiagnosticCatalogue.Get(constat.Code).Regle == Id);
}

/// <summary>AVN-01: the number follows those of the contract and of the avenants that wait.</summary>
internal sealed class Avn01Numero() : RegleAvenant("AVN-01")
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        IEnumerable<int> taken = dossier.Contrat.Avenants.Select(avenant => avenant.Numero)
            .Concat(dossier.EnAttente.Select(avenant => avenant.Numero));
        int expected = taken.DefaultIfEmpty(0).Max() + 1;
        if (dossier.Avenant.Numero != expected)
        {
            yield return new Constat("CPOM1502", "/numero") { Valeurs = [dossier.Avenant.Numero, expected] };
        }
    }
}

/// <summary>AVN-02: a declared cause covers each change.</summary>
internal sealed class Avn02Causes() : RegleAvenant("AVN-02")
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        for (int i = 0; i < dossier.Avenant.Modifications.Length; i++)
        {
            OperationAvenant operation = dossier.Avenant.Modifications[i].Operation;
            ImmutableArray<CauseAvenant> causes = OperationCatalogue.De(operation).Causes;
            if (!causes.Intersect(dossier.Avenant.Causes).Any())
            {
                yield return new Constat("CPOM1505", Dossier.Rang("/modifications", i) + "/operation")
                {
                    Valeurs = [operation, string.Join(Messages.Get("Avenant.Ou"), causes)],
                    Lus = ["/causes"],
                };
            }
        }
    }
}

/// <summary>AVN-05: the avenant takes effect within the contract.</summary>
internal sealed class Avn05Periode() : RegleAvenant("AVN-05")
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        Contrat contrat = dossier.Contrat;
        if (dossier.Avenant.DateEffet < contrat.DateEffet || dossier.Avenant.DateEffet > contrat.DateFin)
        {
            yield return new Constat("CPOM1513", "/dateEffet")
            {
                Valeurs = [dossier.Avenant.DateEffet, contrat.DateEffet, contrat.DateFin],
            };
        }
    }
}

/// <summary>AVN-08: beyond half of the objectives, a new contract is preferable.</summary>
internal sealed class Avn08Substantiel() : RegleAvenant("AVN-08")
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        ImmutableArray<Objectif> objectifs = dossier.Contrat.Annexes.Orientations?.Objectifs ?? [];
        HashSet<string> known = [.. objectifs.Select(objectif => $"/{Enregistrements.Orientations}/{objectif.Volet}/{objectif.Numero}")];
        int changed = dossier.Application.Appliquees
            .Select(applied => string.Join('/', applied.Cle.Split('/').Take(4)))
            .Where(known.Contains)
            .Distinct(StringComparer.Ordinal)
            .Count();
        if (changed * 2 > objectifs.Length)
        {
            yield return new Constat("CPOM1514", "/modifications") { Valeurs = [changed, objectifs.Length] };
        }
    }
}

/// <summary>AVN-09: a target of a year that is over when the avenant takes effect.</summary>
internal sealed class Avn09AnneePassee() : RegleAvenant("AVN-09")
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        ImmutableArray<ModificationAvenant> changes = dossier.Avenant.Modifications;
        for (int i = 0; i < changes.Length; i++)
        {
            bool isTarget = changes[i].Operation == OperationAvenant.MODIFIER_CIBLE;
            if (isTarget && changes[i].Cible?.Annee is { } year && year < dossier.Avenant.DateEffet.Year)
            {
                yield return new Constat("CPOM1515", Dossier.Rang("/modifications", i) + "/cible/annee")
                {
                    Valeurs = [year, dossier.Avenant.DateEffet],
                    Lus = ["/dateEffet"],
                };
            }
        }
    }
}

/// <summary>AVN-10: the avenant starts from the version in force, and no avenant that waits bears on the same fields.</summary>
internal sealed class Avn10Version() : RegleAvenant("AVN-10")
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        bool isLate = dossier.EstSigne && dossier.Avenant.VersionBase < dossier.Contrat.Version;
        if (dossier.Avenant.VersionBase != dossier.Contrat.Version && !isLate)
        {
            yield return new Constat("CPOM1503", "/versionBase") { Valeurs = [dossier.Avenant.VersionBase, dossier.Contrat.Version] };
        }

        foreach (Avenant pending in dossier.EnAttente)
        {
            ImmutableArray<ModificationAppliquee> taken =
                new ApplicationAvenant(new ContratEnRevision(dossier.Depart), dossier.Depart, new AvenantLu(pending)).Appliquees;
            foreach (ModificationAppliquee change in dossier.Application.Appliquees)
            {
                if (taken.FirstOrDefault(other => Touches(change.Cle, other.Cle)) is { } other)
                {
                    yield return new Constat("CPOM1504", Dossier.Rang("/modifications", change.Rang))
                    {
                        Valeurs = [change.Objet, pending.Numero, other.Rang + 1],
                    };
                }
            }
        }
    }

    private static bool Touches(string key, string other) =>
        key == other || key.StartsWith(other + "/", StringComparison.Ordinal) || other.StartsWith(key + "/", StringComparison.Ordinal);
}

/// <summary>AVN-12: a document shared with the département is signed again by its president.</summary>
internal sealed class Avn12Departement() : RegleAvenant("AVN-12")
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        if (!dossier.Circuit.DemandeLeDepartement)
        {
            yield break;
        }

        if (dossier.Circuit.Ajoute is { } president)
        {
            yield return new Constat("CPOM1517", "/signataires")
            {
                Valeurs = [president.Prenom + " " + president.Nom],
                GraviteMax = Gravite.Information,
            };
        }
        else if (dossier.Circuit.Gens.All(person => person.Partie != Partie.DEPARTEMENT))
        {
            yield return new Constat("CPOM1516", "/signataires") { Lus = ["/signataires/*/partie"] };
        }
    }
}

/// <summary>AVN-13: a restructuring is written in the contract once it is authorised and has begun.</summary>
internal sealed class Avn13Restructuration() : RegleAvenant("AVN-13")
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        int rank = dossier.Avenant.Causes.IndexOf(CauseAvenant.AUTORISATION);
        if (rank >= 0)
        {
            yield return new Constat("CPOM1525", Dossier.Rang("/causes", rank));
        }
    }
}

/// <summary>PAR-10: a private structure joins the opinion of its conférence médicale on the avenant.</summary>
internal sealed class Par10Avis() : RegleAvenant("PAR-10")
{
    private const string Pointeur = "/consultations/conferenceMedicale";

    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        TypeStructure type = dossier.Contrat.Structure.TypeStructure;
        if (type is not (TypeStructure.PRIVE or TypeStructure.ESPIC))
        {
            yield break;
        }

        if (dossier.Avenant.Consultations?.ConferenceMedicale is not { } avis)
        {
            yield return new Constat("CPOM1518", Pointeur) { Valeurs = [type] };
        }
        else if (avis.Piece is null)
        {
            yield return new Constat("CPOM1519", Pointeur + "/piece");
        }
    }
}

/// <summary>PAR-11: a public hospital consults its commission médicale on the avenant.</summary>
internal sealed class Par11Consultation() : RegleAvenant("PAR-11")
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        if (dossier.Contrat.Structure.TypeStructure == TypeStructure.EPS && dossier.Avenant.Consultations?.Cme is null)
        {
            yield return new Constat("CPOM1520", "/consultations/cme");
        }
    }
}

/// <summary>SIG-01: the structure signs first, then the département where it signs, then the agency; nobody twice.</summary>
internal sealed class Sig01Circuit() : RegleAvenant("SIG-01")
{
    internal override IEnumerable<Constat> Juger(DossierAvenant dossier)
    {
        ImmutableArray<Signataire> people = dossier.Avenant.Signataires;
        for (int i = 0; i < people.Length; i++)
        {
            if (people.Take(i).Any(other => other.Id == people[i].Id || other.Ordre == people[i].Ordre))
            {
                yield return new Constat("CPOM1521", Dossier.Rang("/signataires", i)) { Valeurs = [people[i].Id, people[i].Ordre] };
            }
        }

        Partie[] sides = [.. dossier.Circuit.Gens.Select(person => person.Partie)];
        bool isWhole = sides.Contains(Partie.STRUCTURE) && sides.Contains(Partie.ARS);
        if (!isWhole || !sides.SequenceEqual(sides.Order()))
        {
            yield return new Constat("CPOM1522", "/signataires")
            {
                Valeurs = [SignaturesDocument.Ecrire(sides)],
                Lus = ["/signataires/*/partie", "/signataires/*/ordre"],
            };
        }
    }
}
