using System.Text.Json.Serialization;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>States of the life of a document and of its liasse, from the first draft on; each is further, but the last five.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EtatVie>))]
public enum EtatVie
{
    /// <summary>Not issued; its content is not approved, or its data is wrong.</summary>
    BROUILLON,

    /// <summary>Not issued; its content is approved.</summary>
    VALIDE,

    /// <summary>Issued: frozen and sent; the establishment has not signed.</summary>
    EMIS,

    /// <summary>Signed by the establishment's side.</summary>
    SIGNE_ETABLISSEMENT,

    /// <summary>Signed by the establishment's side and by the département.</summary>
    SIGNE_DEPARTEMENT,

    /// <summary>Signed by everybody but the département: complete, without effect as a convention of aide sociale (SIG-06).</summary>
    SANS_COSIGNATURE,

    /// <summary>Signed by everybody.</summary>
    SIGNE,

    /// <summary>Signed; copies delivered and the fund informed.</summary>
    NOTIFIE,

    /// <summary>Notified, and kept in the archive with all its signatures.</summary>
    ARCHIVE,

    /// <summary>Signed, and the day of its effect has come.</summary>
    EN_VIGUEUR,

    /// <summary>Its last day is past.</summary>
    EXPIRE,

    /// <summary>Another contract took its place.</summary>
    RENOUVELE,

    /// <summary>Terminated before its end.</summary>
    RESILIE,

    /// <summary>The agency took it back before the last signature.</summary>
    RAPPELE,

    /// <summary>A signatory refused to sign it.</summary>
    REFUSE,
}
