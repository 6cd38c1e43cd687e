using System.Collections.Immutable;
using CpomDocs.Contrats.Model;
using CpomDocs.Signing.Appearances;
using CpomDocs.Signing.Paraphes;

namespace CpomDocs.Signing.Pades;

/// <summary>The French words of an act: in the box of its signature, in its paraphes and in the signature dictionary.</summary>
internal static class ActText
{
    private const double NameScale = 1.15;
    private const double DetailScale = 0.86;
    private const double GroupSpace = 0.35;

    /// <summary>Paragraphs of the signature's box, from the top.</summary>
    public static ImmutableArray<InkText> Signature(Act act)
    {
        List<InkText> paragraphs =
        [
            new(Messages.Format("Apparence.SignePar", Name(act.Signataire)), IsStrong: true, NameScale, InkColor.Accent),
            new(Quality(act), IsStrong: false, 1, InkColor.Text, GroupSpace / 2),
            new(Date(act), IsStrong: false, 1, InkColor.Text),
            new(Certificate(act), IsStrong: false, DetailScale, InkColor.Soft, GroupSpace),
            new(Messages.Format("Apparence.Niveau", PadesLevels.NameOf(act.Request.Level)), IsStrong: false, DetailScale, InkColor.Soft),
        ];
        if (act.Signataire.Delegation is Delegation delegation)
        {
            string reference = Messages.Format("Apparence.Delegation", delegation.Reference, Dates.Long(delegation.Date));
            paragraphs.Insert(2, new InkText(reference, IsStrong: false, DetailScale, InkColor.Text));
        }

        if (Reason(act) is string reason)
        {
            paragraphs.Add(new InkText(reason, IsStrong: false, DetailScale, InkColor.Text));
        }

        return [.. paragraphs.Select(paragraph => paragraph with { Text = paragraph.Text.Replace('\'', '’') })];
    }

    /// <summary>Words of the paraphes.</summary>
    public static ParapheText Paraphe(Act act) => new(
        Initials(act.Signataire),
        Dates.Short(DateOnly.FromDateTime(HeureDeParis.At(act.Instant).DateTime)),
        new RoleText(act.Document.Descripteur.Circuit).Party(act.Role),
        RoleText.Side(act.Role),
        Mention(act));

    /// <summary>Mention of an act made with a key without legal value, or <see langword="null"/>.</summary>
    public static string? Mention(Act act) => act.Identity.IsDemonstration ? Messages.Get("Apparence.Test") : null;

    /// <summary>« Prénom NOM ».</summary>
    public static string Name(Signataire signataire) => signataire.Prenom + " " + signataire.Nom;

    /// <summary>Reasons recorded in the signature, or <see langword="null"/> when the act is an ordinary one.</summary>
    public static string? Reason(Act act)
    {
        var reasons = new List<string>();
        if (act.Request.SansCosignature is string alone
            && act.Document.Etat.Devances(act.Role).Any(role => role.Partie is Partie.DEPARTEMENT))
        {
            reasons.Add(Messages.Format("Motif.SansCosignature", alone.Trim()));
        }

        if (act.Request.AutreTitulaire is string other)
        {
            reasons.Add(Messages.Format("Motif.AutreTitulaire", other.Trim()));
        }

        if (act.Request.Delegataire is not null)
        {
            reasons.Add(Messages.Get("Motif.Delegataire"));
        }

        return reasons.Count == 0 ? null : string.Join(" ", reasons);
    }

    private static string Quality(Act act)
    {
        return act.Signataire.Delegation is Delegation delegation
            ? Messages.Format($"Apparence.ParDelegation.{act.Role.Partie}.{(NamesAWoman(delegation.Delegant) ? "F" : "M")}",
                act.Signataire.Qualite)
            : act.Signataire.Qualite;
    }

    private static bool NamesAWoman(string person)
    {
        return person.StartsWith("Mme ", StringComparison.OrdinalIgnoreCase)
            || person.StartsWith("Madame ", StringComparison.OrdinalIgnoreCase);
    }

    private static string Date(Act act)
    {
        DateTimeOffset local = HeureDeParis.At(act.Instant);
        string date = Dates.Long(DateOnly.FromDateTime(local.DateTime));
        string time = Dates.Time(TimeOnly.FromDateTime(local.DateTime));
        return act.Lieu is string place
            ? Messages.Format("Apparence.DateEtLieu", place, date, time)
            : Messages.Format("Apparence.Date", date, time);
    }

    private static string Certificate(Act act)
    {
        Trust.Certificates.Certificate holder = act.Identity.Holder;
        return Messages.Format("Apparence.Certificat", holder.CommonName, holder.IssuerName, holder.SerialNumber);
    }

    private static string Initials(Signataire signataire)
    {
        return signataire.Initiales.Length > 0
            ? signataire.Initiales
            : string.Concat((signataire.Prenom + " " + signataire.Nom).Split([' ', '-'],
                StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpper(word[0], Messages.French)));
    }
}
