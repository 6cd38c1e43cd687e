using System.Text.Json.Serialization;

namespace CpomDocs.Campagnes.Journals;

/// <summary>Why a contract is issued, or issued again: what the archive holds of it does not come from the same things.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CauseEdition>))]
public enum CauseEdition
{
    /// <summary>The archive holds nothing of it.</summary>
    NOUVEAU,

    /// <summary>Its data changed.</summary>
    DONNEES,

    /// <summary>A template of its family changed.</summary>
    MODELES,

    /// <summary>The profile of its family changed.</summary>
    PROFIL,

    /// <summary>The version of the program changed.</summary>
    PROGRAMME,

    /// <summary>Documents, or formats of them, that are asked for were never issued.</summary>
    DOCUMENTS,

    /// <summary>Another kind of file is asked for: sealed, with its data, or of a demonstration.</summary>
    NATURE,

    /// <summary>The folder of liasses lacks files that the archive has.</summary>
    DOSSIER,
}
