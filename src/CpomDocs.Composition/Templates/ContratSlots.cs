using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using Scriban.Runtime;

namespace CpomDocs.Composition.Templates;

/// <summary>Builds the slots of a contract, then those of each of its documents.</summary>
internal sealed class ContratSlots
{
    private const string Strategique = "STRATEGIQUE";
    private const string Cooperation = "COOPERATION";

    private readonly SlotTree _tree;
    private readonly ScriptObject _shared;

    internal ContratSlots(ContratValide contrat, SlotTree tree)
    {
        Contrat = contrat;
        _tree = tree.For(contrat.Contrat);
        _shared = _tree.ObjectOf(contrat.Contrat);
        AddShortcuts();
        AddComputed();
    }

    /// <summary>Slots of the avenant, where the document is one.</summary>
    internal SlotObject? Avenant { get; init; }

    /// <summary>The contract they come from.</summary>
    internal ContratValide Contrat { get; }

    /// <summary>The slots of one document of the contract.</summary>
    internal SlotRoot For(DocumentPrevu document, DocumentProfil profil)
    {
        var root = new ScriptObject(StringComparer.Ordinal);
        _shared.CopyTo(root);
        ImmutableArray<Etape> etapes = Contrat.Circuits.TryGetValue(document.Code, out Circuit? circuit) ? circuit.Etapes : [];
        ScriptObject slots = DocumentOf(document, profil);
        slots["signataires"] = new ScriptArray(etapes.Select(SignataireOf));
        slots["pourStructure"] = AllOf(etapes, Partie.STRUCTURE);
        slots["pourDepartement"] = AllOf(etapes, Partie.DEPARTEMENT);
        slots["pourArs"] = AllOf(etapes, Partie.ARS);
        slots["agences"] = AgencesOf(etapes);
        root["document"] = slots;
        if (Avenant is not null)
        {
            root["avenant"] = Avenant;
        }

        root["signataire"] = new SlotObject
        {
            ["etab"] = FirstOf(etapes, Partie.STRUCTURE),
            ["pcd"] = FirstOf(etapes, Partie.DEPARTEMENT),
            ["dgars"] = FirstOf(etapes, Partie.ARS),
        };
        return new SlotRoot(root);
    }

    private void AddShortcuts()
    {
        Contrats.Model.Contrat contrat = Contrat.Contrat;
        _shared["agences"] = AgencesOf([]);
        _shared["denominationStructure"] = Denomination.Structure(Contrat.Profil);
        _shared["ars"] = contrat.Ars.IsEmpty ? null : _tree.ObjectOf(contrat.Ars[0]);
        var structure = (ScriptObject)_shared["structure"]!;
        structure["denomination"] = contrat.Structure.Denomination();
        structure["titulaires"] = _tree.ArrayOf(contrat.Structure.Titulaires());
        _shared["consultations"] = _tree.ValueOf(contrat.Structure.Consultations);
        _shared["gcs"] = _tree.ValueOf(contrat.Structure.Gcs);
        _shared["pds"] = _tree.ValueOf(contrat.Annexes.Pds);
        _shared["usld"] = _tree.ValueOf(contrat.Annexes.Usld);
    }

    private void AddComputed()
    {
        Contrats.Model.Contrat contrat = Contrat.Contrat;
        var objectifs = (contrat.Annexes.Orientations?.Objectifs ?? []).OrderBy(objectif => objectif.Numero).ToList();
        _shared["objectifs"] = _tree.ArrayOf(objectifs);
        _shared["objectifsStrategiques"] = _tree.ArrayOf(objectifs.Where(objectif => objectif.Volet == Strategique));
        _shared["objectifsCooperation"] = _tree.ArrayOf(objectifs.Where(objectif => objectif.Volet == Cooperation));
        _shared["nbStrategiques"] = objectifs.Count(objectif => objectif.Volet == Strategique);
        _shared["nbCooperation"] = objectifs.Count(objectif => objectif.Volet == Cooperation);
        _shared["documents"] = new ScriptArray(DocumentsInOrder().Select(pair => DocumentOf(pair.Document, pair.Profil)));
        _shared["annexesDuContrat"] = new ScriptArray(AnnexesInOrder().Select(pair => DocumentOf(pair.Document, pair.Profil)));
        _shared["effetAnnexesAuPlusTard"] = _tree.ValueOf(Contrat.Profil.Bornes.EffetAnnexesAuPlusTard);
        _shared["anneesCibles"] = new ScriptArray(TargetYears().Cast<object>());
        _shared["nbEngagements"] = objectifs.Count;
        _shared["dureeAnnees"] = WholeYears(contrat.DateEffet, contrat.DateFin);
    }

    // A duration that is not a whole number of years has none.
    private static int? WholeYears(DateOnly first, DateOnly last)
    {
        int years = last.AddDays(1).Year - first.Year;
        return years > 0 && first.AddYears(years).AddDays(-1) == last ? years : null;
    }

    private IEnumerable<(DocumentPrevu Document, DocumentProfil Profil)> DocumentsInOrder()
    {
        return from profil in Contrat.Profil.Documents
               from document in Contrat.Contrat.Documents
               where document.Code == profil.Code
               select (document, profil);
    }

    private IEnumerable<(DocumentPrevu Document, DocumentProfil Profil)> AnnexesInOrder()
    {
        return DocumentsInOrder().Where(pair => pair.Profil.Rang is not null).OrderBy(pair => pair.Profil.Rang);
    }

    private IEnumerable<int> TargetYears()
    {
        int first = Contrat.Contrat.DateEffet.Year;
        return Contrat.Profil.AnneesCibles == AnneesCibles.N_PLUS_1_A_N_PLUS_5
            ? Enumerable.Range(first + 1, 5)
            : Enumerable.Range(first, Contrat.Contrat.DateFin.Year - first + 1);
    }

    private ScriptObject DocumentOf(DocumentPrevu document, DocumentProfil profil)
    {
        ScriptObject slots = _tree.ObjectOf(document);
        slots["intitule"] = profil.Intitule;
        slots["rang"] = profil.Rang;
        slots["volets"] = new ScriptArray(profil.Volets.Select((volet, rank) => VoletOf(volet, rank + 1)));
        ImmutableArray<AvenantIntegre> avenants =
            [.. Contrat.Contrat.Avenants.Where(avenant => avenant.DateEffet == document.DateEffet)];
        slots["avenants"] = _tree.ArrayOf(avenants);
        bool takesEffectWhenSigned = profil.Rang is not null && avenants.IsEmpty;
        slots["effetAuPlusTard"] = takesEffectWhenSigned ? _tree.ValueOf(Contrat.Profil.Bornes.EffetAnnexesAuPlusTard) : null;
        return slots;
    }

    private SlotObject VoletOf(VoletProfil profil, int numero)
    {
        Volet? volet = Contrat.Contrat.Annexes.Volets.FirstOrDefault(candidate => candidate.Code == profil.Code);
        IEnumerable<Objectif> engagements = (Contrat.Contrat.Annexes.Orientations?.Objectifs ?? [])
            .Where(objectif => objectif.Volet == profil.Code)
            .OrderBy(objectif => objectif.Numero)
            .Select(InReadingOrder);
        return new SlotObject
        {
            ["code"] = profil.Code,
            ["numero"] = numero,
            ["intitule"] = profil.Intitule,
            ["section"] = profil.Section,
            ["sansObjet"] = volet is null or { SansObjet: true },
            ["texte"] = _tree.ValueOf(volet?.Texte),
            ["engagements"] = _tree.ArrayOf(engagements),
        };
    }

    // One list of indicators, whichever way the family gives them, with the targets from the first year to the last.
    private Objectif InReadingOrder(Objectif objectif)
    {
        IEnumerable<Indicateur> indicateurs =
            objectif.Indicateur is { } seul ? objectif.Indicateurs.Prepend(seul) : objectif.Indicateurs;
        Objectif ordered = objectif with { Indicateurs = [.. indicateurs.Select(InReadingOrder)] };
        return _tree.AtPlaceOf(ordered, objectif);
    }

    private Indicateur InReadingOrder(Indicateur indicateur)
    {
        Indicateur ordered = indicateur with { Cibles = [.. indicateur.Cibles.OrderBy(cible => cible.Annee)] };
        return _tree.AtPlaceOf(ordered, indicateur);
    }

    // Where agencies are several, the first signatory of an agency signs for the first one, and so on (SIG-01).
    private ScriptArray AgencesOf(ImmutableArray<Etape> etapes)
    {
        Contrats.Model.Contrat contrat = Contrat.Contrat;
        ImmutableArray<Etape> signers = [.. etapes.Where(etape => etape.Role.Partie == Partie.ARS)];
        var agences = new ScriptArray();
        for (int i = 0; i < contrat.Ars.Length; i++)
        {
            int rang = i + 1;
            ScriptObject slots = _tree.ObjectOf(contrat.Ars[i]);
            slots["denomination"] = Denomination.Agence(contrat, i);
            slots["representants"] = new ScriptArray(
                signers.Where(etape => contrat.Ars.Length == 1 || etape.Role.Rang == rang).Select(SignataireOf));
            agences.Add(slots);
        }

        return agences;
    }

    private ScriptObject SignataireOf(Etape etape)
    {
        ScriptObject slots = _tree.ObjectOf(etape.Signataire);
        slots["role"] = etape.Role.Nom;
        slots["pour"] = etape.Pour ?? UsualWordFor(etape.Role.Partie);
        return slots;
    }

    private string UsualWordFor(Partie partie) => partie switch
    {
        Partie.STRUCTURE => Denomination.Structure(Contrat.Profil),
        Partie.ARS => Denomination.Agence(Contrat.Contrat, 0),
        _ => Contrat.Contrat.Annexes.Usld?.Departement.Denomination ?? Mots.Get("departement"),
    };

    private ScriptArray AllOf(ImmutableArray<Etape> etapes, Partie partie)
    {
        return new ScriptArray(etapes.Where(etape => etape.Role.Partie == partie).Select(SignataireOf));
    }

    private ScriptObject? FirstOf(ImmutableArray<Etape> etapes, Partie partie)
    {
        Etape? etape = etapes.FirstOrDefault(candidate => candidate.Role.Partie == partie);
        return etape is null ? null : SignataireOf(etape);
    }
}
