using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification.Reports;
using CpomDocs.Verification.Signatures;

namespace CpomDocs.Verification.Circuits;

/// <summary>
/// Judges a document of ours by the rules of its circuit: who signed, in which order, with every paraphe (SIG-01, SIG-04 to SIG-06).
/// </summary>
internal sealed class CircuitJudge(Descripteur descripteur, DocumentEvidence evidence)
{
    public CircuitFindings Judge()
    {
        (Role Role, FoundSignature Found)[] acts = [.. Acts()];
        Circuit circuit = descripteur.Circuit;
        var state = EtatCircuit.De(
            circuit,
            acts.Select(act => act.Role),
            circuit.Etapes.Select(step => Paraphes(step.Role, acts)));
        bool hasParaphes = !circuit.Paraphe || state.Paraphes.All(paraphes => paraphes.Attendus > 0);
        var report = new CircuitVerifie(
            state.OrdreRespecte,
            state.EstComplet && hasParaphes,
            state.Prochain?.Nom,
            [.. state.Paraphes.Select(paraphes => new ParaphesVerifies(paraphes.Role.Nom, paraphes.Attendus, paraphes.Apposes))]);
        return new CircuitFindings(report, [.. Shortcomings(state, acts)], [.. Remarks(state, acts)]);
    }

    /// <summary>Role and quality that the document gives to the field of a signature.</summary>
    public (string? Role, string? Qualite) SignatoryOf(FoundSignature found)
    {
        if (RoleOf(found) is not Role role)
        {
            return (null, null);
        }

        Signataire? expected = SignatoryOf(role);
        bool isTheirs = expected is not null && evidence.ContentOf(found)?.Signer is Certificate signer && IsExpected(signer, expected);
        return (role.Nom, isTheirs ? expected!.Qualite : null);
    }

    private IEnumerable<(Role Role, FoundSignature Found)> Acts()
    {
        return evidence.Signatures
            .Where(found => found.Coverage.Revision >= 0 && RoleOf(found) is not null)
            .Select(found => (RoleOf(found)!.Value, found));
    }

    private static Role? RoleOf(FoundSignature found)
    {
        const string Prefix = "Signature_";
        return found.Name.StartsWith(Prefix, StringComparison.Ordinal) && Role.TryParse(found.Name[Prefix.Length..], out Role? role)
            ? role
            : null;
    }

    private Signataire? SignatoryOf(Role role) => descripteur.Circuit.Etapes.FirstOrDefault(step => step.Role == role)?.Signataire;

    // The paraphes that count are those the party's own signature covers: later ones are nobody's.
    private ParaphesDuRole Paraphes(Role role, (Role Role, FoundSignature Found)[] acts)
    {
        if (!descripteur.Circuit.Paraphe)
        {
            return new ParaphesDuRole(role, 0, 0);
        }

        FoundSignature? own = acts.FirstOrDefault(act => act.Role == role).Found;
        int revision = own?.Coverage.Revision ?? evidence.Document.Revisions.Count - 1;
        return ParapheReading.Read(evidence.Document.Revisions[revision], evidence.Forms, role);
    }

    private IEnumerable<string> Shortcomings(EtatCircuit state, (Role Role, FoundSignature Found)[] acts)
    {
        if (!state.OrdreRespecte)
        {
            yield return Messages.Get("Circuit.Ordre");
        }

        foreach (Role role in state.Manquants.Where(_ => state.AttendUneSignature))
        {
            yield return Messages.Format("Circuit.SignatureManquante", NameOf(role));
        }

        bool IsDue(ParaphesDuRole paraphes) => descripteur.Circuit.Paraphe && state.Signes.Contains(paraphes.Role);

        foreach (ParaphesDuRole paraphes in state.Paraphes.Where(IsDue))
        {
            if (paraphes.Attendus == 0 || paraphes.Apposes < paraphes.Attendus)
            {
                yield return Messages.Format("Circuit.ParaphesManquants", NameOf(paraphes.Role), paraphes.Apposes, paraphes.Attendus);
            }
        }

        foreach ((Role role, FoundSignature found) in acts)
        {
            if (!IsExplained(found) && OtherHolder(role, found) is string problem)
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<string> Remarks(EtatCircuit state, (Role Role, FoundSignature Found)[] acts)
    {
        if (state is { Etat: EtatDocument.SANS_COSIGNATURE, AttendUneSignature: false })
        {
            yield return Messages.Get("Circuit.SansCosignature");
        }

        foreach ((Role role, FoundSignature found) in acts.Where(act => !string.IsNullOrWhiteSpace(act.Found.Dictionary.Reason)))
        {
            yield return Messages.Format("Circuit.Motif", NameOf(role), found.Dictionary.Reason!);
            if (IsExplained(found) && OtherHolder(role, found) is string remark)
            {
                yield return remark;
            }
        }

        if (descripteur.Demonstration)
        {
            yield return Messages.Get("Circuit.Demonstration");
        }
    }

    // A holder other than the expected person is accepted where the act says why, a delegate named at signing or a reason given; it is
    // said all the same.
    private bool IsExplained(FoundSignature found) =>
        evidence.ContentOf(found)?.Signer is Certificate signer && HolderExcuse.Excuses(found.Dictionary, signer);

    private string? OtherHolder(Role role, FoundSignature found)
    {
        return evidence.ContentOf(found)?.Signer is Certificate signer
            && SignatoryOf(role) is Signataire expected
            && !IsExpected(signer, expected)
                ? Messages.Format("Circuit.AutreTitulaire", NameOf(role), signer.CommonName)
                : null;
    }

    private static bool IsExpected(Certificate signer, Signataire expected)
    {
        return signer.IsDemonstration
            || NomDePersonne.Designe(signer.CommonName, expected)
            || (signer.HolderName is string holder && NomDePersonne.Designe(holder, expected));
    }

    // Where agencies are several, their directors are told apart by the agency, not by the person alone.
    private string TitleOf(Role role)
    {
        return role.Partie is Partie.ARS && descripteur.Circuit.Etapes.FirstOrDefault(step => step.Role == role)?.Pour is { } party
            ? Messages.Format("Role.DeLAgence", party)
            : Messages.Get("Role." + role.Partie);
    }

    private string NameOf(Role role)
    {
        Signataire? signatory = SignatoryOf(role);
        string title = TitleOf(role);
        return signatory is null ? title : Messages.Format("Role.Nomme", title, signatory.Prenom, signatory.Nom);
    }
}
