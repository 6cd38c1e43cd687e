using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Rules;

/// <summary>Who signs a document, as the contract and the family say.</summary>
/// <param name="Document">The document.</param>
/// <param name="Pointeur">Pointer to its signatories.</param>
/// <param name="Signataires">The people, in the order of the document; unknown ones are left out.</param>
/// <param name="Attendu">Sides that sign it in the family, in order.</param>
internal sealed record SignaturesDocument(
    DocumentPrevu Document, string Pointeur, ImmutableArray<Signataire> Signataires, ImmutableArray<Partie> Attendu)
{
    /// <summary>What the sides rest on.</summary>
    internal static readonly ImmutableArray<string> Lus = ["/signataires/*/id", "/signataires/*/partie"];

    /// <summary>Sides that sign, in order; several people of one side in a row count once.</summary>
    internal IEnumerable<Partie> Parties => Signataires
        .Select(signataire => signataire.Partie)
        .Where((partie, i) => i == 0 || partie != Signataires[i - 1].Partie);

    /// <summary>Whether the right sides sign, in the right order.</summary>
    internal bool SuitLeCircuit => Parties.SequenceEqual(Attendu);

    /// <summary>Whether the sides sign in the right order but for the département, which does not sign (SIG-06).</summary>
    internal bool EstSansCosignature => !SuitLeCircuit && Parties.SequenceEqual(Attendu.Where(partie => partie != Partie.DEPARTEMENT));

    /// <summary>The documents of the family, whose signatories are all known.</summary>
    /// <param name="dossier">The contract.</param>
    /// <returns>In the order of the file.</returns>
    internal static IEnumerable<SignaturesDocument> De(Dossier dossier)
    {
        ImmutableArray<DocumentPrevu> documents = dossier.Contrat.Documents;
        for (int i = 0; i < documents.Length; i++)
        {
            DocumentPrevu document = documents[i];
            DocumentProfil? attendu = dossier.Profil.Documents.FirstOrDefault(candidat => candidat.Code == document.Code);
            ImmutableArray<Signataire> signataires =
                [.. document.Signataires.Select(id => Trouver(dossier.Contrat, id)).OfType<Signataire>()];
            if (attendu is not null && signataires.Length == document.Signataires.Length)
            {
                yield return new SignaturesDocument(document, Dossier.Rang("/documents", i) + "/signataires", signataires, attendu.Circuit);
            }
        }
    }

    /// <summary>Finds a signatory.</summary>
    /// <param name="contrat">The contract.</param>
    /// <param name="id">Identifier.</param>
    /// <returns>The person, or <see langword="null"/>.</returns>
    internal static Signataire? Trouver(Contrat contrat, string id) => contrat.Signataires.FirstOrDefault(item => item.Id == id);

    /// <summary>Says who signs.</summary>
    /// <param name="parties">Sides, in order.</param>
    /// <returns>French words.</returns>
    internal static string Ecrire(IEnumerable<Partie> parties)
    {
        string[] noms = [.. parties.Select(partie => Messages.Get("Partie." + partie))];
        return noms.Length == 0 ? Messages.Get("Partie.Personne") : string.Join(", ", noms);
    }
}

/// <summary>
/// SIG-01: each document is signed by known people, in the order of the family and of their <c>ordre</c>, and by each agency where they are
/// several.
/// </summary>
internal sealed class Sig01Ordre() : Regle("SIG-01")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier) =>
        [.. Identifiants(dossier), .. Inconnus(dossier), .. Ordres(dossier), .. Agences(dossier)];

    private static IEnumerable<Constat> Identifiants(Dossier dossier)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < dossier.Contrat.Signataires.Length; i++)
        {
            string id = dossier.Contrat.Signataires[i].Id;
            if (!seen.Add(id))
            {
                yield return new Constat("CPOM1283", Dossier.Rang("/signataires", i) + "/id") { Valeurs = [id] };
            }
        }
    }

    private static IEnumerable<Constat> Inconnus(Dossier dossier)
    {
        string connus = string.Join(", ", dossier.Contrat.Signataires.Select(signataire => signataire.Id));
        for (int i = 0; i < dossier.Contrat.Documents.Length; i++)
        {
            DocumentPrevu document = dossier.Contrat.Documents[i];
            for (int j = 0; j < document.Signataires.Length; j++)
            {
                if (SignaturesDocument.Trouver(dossier.Contrat, document.Signataires[j]) is null)
                {
                    yield return new Constat("CPOM1280", Dossier.Rang(Dossier.Rang("/documents", i) + "/signataires", j))
                    {
                        Valeurs = [document.Code, document.Signataires[j], connus],
                        Lus = ["/signataires/*/id"],
                    };
                }
            }
        }
    }

    private static IEnumerable<Constat> Ordres(Dossier dossier)
    {
        foreach (SignaturesDocument signatures in SignaturesDocument.De(dossier))
        {
            bool isCosigned = signatures.Attendu.Contains(Partie.DEPARTEMENT);
            if (!signatures.SuitLeCircuit && !isCosigned)
            {
                yield return new Constat("CPOM1282", signatures.Pointeur)
                {
                    Valeurs = [signatures.Document.Code, SignaturesDocument.Ecrire(signatures.Parties),
                        SignaturesDocument.Ecrire(signatures.Attendu)],
                    Lus = SignaturesDocument.Lus,
                };
            }
            else if ((signatures.SuitLeCircuit || signatures.EstSansCosignature) && !IsAscending(signatures.Signataires))
            {
                yield return new Constat("CPOM1281", signatures.Pointeur)
                {
                    Valeurs = [signatures.Document.Code,
                        string.Join(", ", signatures.Signataires.Select(item => item.Id + " (" + Messages.Entier(item.Ordre) + ")"))],
                    Lus = [.. SignaturesDocument.Lus, "/signataires/*/ordre"],
                };
            }
        }
    }

    // A signatory of an agency is known by its rank: the first signs for the first agency, and so on.
    private static IEnumerable<Constat> Agences(Dossier dossier)
    {
        int agences = dossier.Contrat.Ars.Length;
        if (agences < 2 || !dossier.Profil.Bornes.Ars.Contient(agences))
        {
            return [];
        }

        return SignaturesDocument.De(dossier)
            .Where(signatures => signatures.SuitLeCircuit && signatures.Attendu.Contains(Partie.ARS))
            .Select(signatures => (signatures, nombre: signatures.Signataires.Count(signataire => signataire.Partie == Partie.ARS)))
            .Where(item => item.nombre != agences)
            .Select(item => new Constat("CPOM1299", item.signatures.Pointeur)
            {
                Valeurs = [item.signatures.Document.Code, agences, item.nombre],
                Lus = [.. SignaturesDocument.Lus, "/ars"],
                GraviteMax = Gravite.Avertissement,
            });
    }

    private static bool IsAscending(ImmutableArray<Signataire> signataires)
    {
        return signataires.Skip(1).Zip(signataires).All(pair => pair.First.Ordre > pair.Second.Ordre);
    }
}

/// <summary>SIG-04: every annexe is initialled.</summary>
internal sealed class Sig04Paraphe() : Regle("SIG-04")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<DocumentPrevu> documents = dossier.Contrat.Documents;
        for (int i = 0; i < documents.Length; i++)
        {
            bool isAsked = dossier.Profil.Documents.Any(document => document.Code == documents[i].Code && document.Paraphe);
            if (isAsked && !documents[i].Paraphe)
            {
                yield return new Constat("CPOM1286", Dossier.Rang("/documents", i) + "/paraphe") { Valeurs = [documents[i].Code] };
            }
        }
    }
}

/// <summary>SIG-05: the president of the conseil départemental signs between the establishment and the agency.</summary>
internal sealed class Sig05Cosignature() : Regle("SIG-05")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return SignaturesDocument.De(dossier)
            .Where(signatures => signatures.Attendu.Contains(Partie.DEPARTEMENT))
            .Where(signatures => !signatures.SuitLeCircuit && !signatures.EstSansCosignature)
            .Select(signatures => new Constat("CPOM1287", signatures.Pointeur)
            {
                Valeurs = [signatures.Document.Code, SignaturesDocument.Ecrire(signatures.Parties),
                    SignaturesDocument.Ecrire(signatures.Attendu)],
                Lus = SignaturesDocument.Lus,
            });
    }
}

/// <summary>SIG-06: a document that the département does not sign is complete all the same, without the effect of a convention.</summary>
internal sealed class Sig06SansCosignature() : Regle("SIG-06")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        bool isToldAlready = dossier.Profil.GraviteDe("USLD-03") is not null
            && !dossier.Contrat.Signataires.Any(signataire => signataire.Partie == Partie.DEPARTEMENT);
        return SignaturesDocument.De(dossier)
            .Where(signatures => signatures.EstSansCosignature && !isToldAlready)
            .Select(signatures => new Constat("CPOM1296", signatures.Pointeur)
            {
                Valeurs = [signatures.Document.Code],
                Lus = SignaturesDocument.Lus,
                GraviteMax = Gravite.Avertissement,
            });
    }
}

/// <summary>SIG-07: on paper, one original for each party; electronically, one file and no number of originals.</summary>
internal sealed class Sig07Originaux() : Regle("SIG-07")
{
    private const string Nombre = "/parametres/nombreOriginaux";
    private const int EtablissementEtAgence = 2;

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        Parametres parametres = dossier.Contrat.Parametres;
        int attendu = Attendu(dossier);
        var constat = new Constat("CPOM1297", Nombre)
        {
            Valeurs = [parametres.NombreOriginaux ?? 0, attendu],
            Lus = ["/parametres/modeSignature", "/documents/*/code"],
        };
        if (parametres.ModeSignature == ModeSignature.ELECTRONIQUE && parametres.NombreOriginaux is not null)
        {
            yield return constat with { Code = "CPOM1298", GraviteMax = Gravite.Avertissement };
        }
        else if (parametres.ModeSignature == ModeSignature.PAPIER && parametres.NombreOriginaux != attendu)
        {
            bool isTooFew = parametres.NombreOriginaux is null or < EtablissementEtAgence;
            yield return constat with { GraviteMax = isTooFew ? Gravite.Erreur : Gravite.Avertissement };
        }
    }

    private static int Attendu(Dossier dossier)
    {
        bool isCosigned = dossier.Profil.Documents
            .Where(document => document.Circuit.Contains(Partie.DEPARTEMENT))
            .Any(document => dossier.Contrat.Documents.Any(item => item.Code == document.Code));
        return EtablissementEtAgence + Math.Max(dossier.Contrat.Ars.Length - 1, 0) + (isCosigned ? 1 : 0);
    }
}

/// <summary>SIG-13: the same person does not sign for two sides.</summary>
internal sealed class Sig13PersonneDesDeuxCotes() : Regle("SIG-13")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<Signataire> tous = dossier.Contrat.Signataires;
        for (int i = 0; i < tous.Length; i++)
        {
            Signataire signataire = tous[i];
            string nom = signataire.Prenom + " " + signataire.Nom;
            if (tous.Take(i).Any(autre => autre.Partie != signataire.Partie && NomDePersonne.Designe(nom, autre)))
            {
                yield return new Constat("CPOM1289", Dossier.Rang("/signataires", i) + "/nom")
                {
                    Valeurs = [nom],
                    Lus = ["/signataires/*/partie", "/signataires/*/prenom", "/signataires/*/nom"],
                };
            }
        }
    }
}
