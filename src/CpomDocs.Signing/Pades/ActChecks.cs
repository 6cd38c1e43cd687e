using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Signing.Pades;

/// <summary>
/// Everything that must hold before a byte of an act is written; each check gives what is wrong, and all of them are made. Without a key,
/// those of the document alone.
/// </summary>
internal sealed class ActChecks(OpenedDocument document, SigningRequest request, SigningIdentity? identity, PadesServices? services)
{
    private readonly RoleText _words = new(document.Descripteur.Circuit);

    /// <summary>Checks that an act may be made.</summary>
    /// <param name="instant">Signing time.</param>
    /// <returns>Every reason to refuse; empty when the act may be made.</returns>
    public ImmutableArray<Diagnostic> Refusals(DateTimeOffset instant)
    {
        return
        [
            .. Options(),
            .. Turn(),
            .. Form(),
            .. DocumentIntegrity.Problems(document),
            .. DocumentClosure.Problems(document, request.Role),
            .. Level(),
            .. Delegation(DateOnly.FromDateTime(HeureDeParis.At(instant).DateTime)),
            .. Holder(),
            .. identity is null ? [] : KeyChecks.Problems(identity, instant),
            .. identity is null || services is null || request.Level is PadesLevel.B ? [] : services.Problems(identity, request.Level),
        ];
    }

    private IEnumerable<Diagnostic> Options()
    {
        if (request.Level is not PadesLevel.B && services is null)
        {
            yield return SigningDiagnostics.Error("CPOM6002", PadesLevels.NameOf(request.Level));
        }

        if (IsBlank(request.SansCosignature) || IsBlank(request.AutreTitulaire))
        {
            yield return SigningDiagnostics.Error("CPOM6003");
        }
    }

    // A signature without validation data after one that has them: the whole would no longer stand by itself in thirty years.
    private IEnumerable<Diagnostic> Level()
    {
        if (request.Level is not PadesLevel.LTA && WrittenLevels.Highest(document) is { } reached && request.Level < reached)
        {
            yield return SigningDiagnostics.Error(
                "CPOM6116", document.Descripteur.Intitule, PadesLevels.NameOf(reached), PadesLevels.NameOf(request.Level));
        }
    }

    private IEnumerable<Diagnostic> Turn()
    {
        EtatCircuit etat = document.Etat;
        Role role = request.Role;
        if (etat.EtapeDe(role) is null)
        {
            return [SigningDiagnostics.Error("CPOM6102", _words.Of(role), document.Descripteur.Intitule)];
        }

        if (etat.Signes.Contains(role))
        {
            return [SigningDiagnostics.Error("CPOM6103", _words.Of(role), document.Descripteur.Intitule)];
        }

        return etat.Signes.Any(signe => ComesAfter(signe, role))
            ? [SigningDiagnostics.Error("CPOM6110", _words.Of(role), document.Descripteur.Intitule)]
            : PassedOver(etat.Devances(role));
    }

    private IEnumerable<Diagnostic> PassedOver(ImmutableArray<Role> roles)
    {
        ImmutableArray<Role> required = [.. roles.Where(role => role.Partie is not Partie.DEPARTEMENT)];
        if (!required.IsEmpty)
        {
            yield return SigningDiagnostics.Error("CPOM6104", _words.Of(request.Role), string.Join(", ", required.Select(_words.Of)));
        }

        if (roles.Length > required.Length && request.SansCosignature is null)
        {
            yield return SigningDiagnostics.Error("CPOM6105", _words.Of(request.Role));
        }
    }

    private bool ComesAfter(Role signe, Role role)
    {
        ImmutableArray<Role> roles = [.. document.Etat.Circuit.Etapes.Select(etape => etape.Role)];
        return roles.IndexOf(signe) > roles.IndexOf(role);
    }

    private IEnumerable<Diagnostic> Form()
    {
        Role role = request.Role;
        if (document.Etat.EtapeDe(role) is null || document.Etat.Signes.Contains(role))
        {
            yield break;
        }

        if (document.SignatureField(role) is not { Reference: not null, Lock.Action: "Include", Widgets: [{ Rect: not null }] })
        {
            yield return SigningDiagnostics.Error("CPOM6111", ChampPdf.Signature(role));
        }

        var paraphes = document.ParapheFields(role);
        if (paraphes.IsEmpty == document.Descripteur.Circuit.Paraphe
            || paraphes.Any(field => field is not { Reference: not null, Widgets: [{ Rect: not null }] }))
        {
            yield return SigningDiagnostics.Error("CPOM6111", ChampPdf.Paraphe(role));
        }

        if (paraphes.Any(OpenedDocument.EstAppose))
        {
            yield return SigningDiagnostics.Error("CPOM6112", _words.Of(role));
        }
    }

    private IEnumerable<Diagnostic> Delegation(DateOnly day)
    {
        Delegation? delegation = Signataire()?.Delegation;
        if (delegation is null)
        {
            return request.Delegataire is null ? [] : [SigningDiagnostics.Error("CPOM6114", FullName(request.Delegataire))];
        }

        return day < delegation.Date || day > delegation.DateFin
            ? [SigningDiagnostics.Error("CPOM6108", delegation.Reference, Dates.Long(delegation.Date), EndOf(delegation), Dates.Long(day))]
            : [];
    }

    private IEnumerable<Diagnostic> Holder()
    {
        if (identity is null or { IsDemonstration: true }
            || request.AutreTitulaire is not null
            || Signataire() is not Signataire signataire)
        {
            return [];
        }

        string[] names = identity.Holder.HolderName is string name ? [name, identity.Holder.CommonName] : [identity.Holder.CommonName];
        return Array.Exists(names, candidate => NomDePersonne.Designe(candidate, signataire))
            ? []
            : [SigningDiagnostics.Error("CPOM6109", names[0], FullName(signataire))];
    }

    private Signataire? Signataire() => request.Delegataire ?? document.Etat.EtapeDe(request.Role)?.Signataire;

    private static string EndOf(Delegation delegation) =>
        delegation.DateFin is DateOnly end ? Dates.Long(end) : Messages.Get("Delegation.SansFin");

    private static string FullName(Signataire signataire) => signataire.Prenom + " " + signataire.Nom;

    private static bool IsBlank(string? reason) => reason is not null && string.IsNullOrWhiteSpace(reason);
}
