using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>The acts of one role over the liasses of a demonstration, each put away at once. Serves several threads.</summary>
internal sealed class DemoSigning
{
    private readonly Role _role;
    private readonly TimeProvider _clock;
    private readonly LiasseDepositor _depositor;
    private readonly LiasseSigner _signer;
    private readonly LiasseSigner _signerWithoutPresident;

    /// <summary>Prepares the acts of a role.</summary>
    /// <param name="role">Who acts.</param>
    /// <param name="keys">Keys and services.</param>
    /// <param name="depositor">Puts liasses away.</param>
    /// <param name="clock">Dates the acts.</param>
    public DemoSigning(Role role, DemoKeys keys, LiasseDepositor depositor, TimeProvider clock)
    {
        _role = role;
        _clock = clock;
        _depositor = depositor;
        var request = new SigningRequest { Role = role, Level = PadesLevel.LTA };
        _signer = new LiasseSigner(clock, request, keys.KeyOf(role), keys.Services);
        SigningRequest alone = request with { SansCosignature = Messages.Get("DemoWithoutPresident") };
        _signerWithoutPresident = new LiasseSigner(clock, alone, keys.KeyOf(role), keys.Services);
    }

    /// <summary>Where liasses are put.</summary>
    public required LiasseArchiver Archive { get; init; }

    private bool IsFirst => _role is { Partie: Partie.STRUCTURE, Rang: 1 };

    /// <summary>Signs what waits for the role in a liasse, as far as its fate lets it.</summary>
    /// <param name="liasse">The liasse.</param>
    /// <exception cref="InvalidOperationException">An act is refused: a fault of ours.</exception>
    public void Sign(DemoLiasse liasse)
    {
        if (IsLate(liasse.Alea))
        {
            return;
        }

        string? refused = liasse.Alea is AleaSignature.REFUS ? Refuse(liasse.Dossier) : null;
        ImmutableArray<SigningPlace> places =
        [
            .. liasse.Dossier.Pdfs.Where(path => path != refused).Select(path => new SigningPlace(path, path, IsNamed: false)),
        ];
        LiasseSigner signer = liasse.Alea is AleaSignature.SANS_PCD ? _signerWithoutPresident : _signer;
        ImmutableArray<SigningResult> results = signer.Sign(places, parallelism: 1, _ => { }, CancellationToken.None);
        RefuseToGoOn(results);
        if (results.Any(result => result.Sort == SigningFate.Signe))
        {
            _depositor.Deposit(liasse.Dossier.Code, Messages.Get("EventSigned", _role.Nom), liasse.Dossier.Files());
        }
    }

    private bool IsLate(AleaSignature alea) => alea switch
    {
        AleaSignature.ATTEND_ETABLISSEMENT => true,
        AleaSignature.ATTEND_AGENCE => _role.Partie is Partie.ARS,
        AleaSignature.SANS_PCD => _role.Partie is Partie.DEPARTEMENT,
        _ => false,
    };

    // The last document of the liasse that the establishment signs: an annexe, where there is one. The others are signed.
    private string Refuse(LiasseFolder liasse)
    {
        DocumentLiasse document = liasse.Manifest().Documents.Last(item => item.Circuit.Length > 0);
        string path = Path.Combine(liasse.Path, document.Fichiers.Pdf!.Nom);
        if (IsFirst && new ArchivedStops(Archive).Find(liasse.Code, File.ReadAllBytes(path)) is null)
        {
            string? objection = new CircuitRegister(Archive, _clock).Refuse(liasse.Code, document.Code, _role, Messages.Get("DemoRefusal"));
            if (objection is not null)
            {
                throw new InvalidOperationException(objection);
            }
        }

        return path;
    }

    private static void RefuseToGoOn(ImmutableArray<SigningResult> results)
    {
        if (results.FirstOrDefault(result => result.Sort is SigningFate.Refuse or SigningFate.Echec) is { } refused)
        {
            string reasons = string.Join(" ", refused.Diagnostics.Select(diagnostic => diagnostic.Message));
            throw new InvalidOperationException($"{refused.Fichier}: {reasons}{refused.Message}");
        }
    }
}
