using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Signing;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Demonstration;
using CpomDocs.Trust.Network;
using CpomDocs.Trust.Revocation;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>A document whose archive is renewed nine years later by a time-stamp authority that did not exist when it was signed.</summary>
public sealed class RenewedYearsLaterTests
{
    private static readonly DateTimeOffset Signature = DateTimeOffset.UtcNow;
    private static readonly DateTimeOffset Renewal = Signature.AddYears(9);
    private static readonly DateTimeOffset Judgement = Signature.AddYears(13);
    private static readonly Lazy<byte[]> Archived = new(() => LevelTests.Signe(new UnDocument().Pdf(), Gens.RoleRl));
    private static readonly Lazy<DemonstrationFiles> Successor = new(() => new DemonstrationFiles(DemonstrationPki.Create(
        new DemonstrationPkiOptions { Port = 8319, Clock = new HorlogeFixe(Renewal) })));

    [Theory]
    [InlineData(RevocationMode.Soft)]
    [InlineData(RevocationMode.Require)]
    public void Verify_RenewedByAnotherAuthority_PassesOnceTheFirstOneEnded(RevocationMode mode)
    {
        VerificationPolicy policy = Policy() with { Revocation = mode, Crls = ListsOfTheDay() };

        FichierVerifie verdict = UnVerdict.De(Renewed(), policy);

        Assert.Equal(Verdict.TOTAL_PASSED, Assert.Single(verdict.Signatures).Verdict);
        Assert.Equal([Verdict.TOTAL_PASSED, Verdict.TOTAL_PASSED], verdict.Horodatages.Select(stamp => stamp.Verdict));
        Assert.True(verdict.Echeance!.Date > Judgement);
    }

    [Fact]
    public void Verify_NotRenewed_SaysTheDayUntilWhichItsProofsHeld()
    {
        DateTimeOffset end = UnVerdict.De(Archived.Value).Echeance!.Date;

        FichierVerifie verdict = UnVerdict.De(Archived.Value, Policy());

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.OUT_OF_BOUNDS_NO_POE), (verdict.Verdict, verdict.SousIndication));
        Assert.Contains(end.UtcDateTime.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), verdict.Phrase, StringComparison.Ordinal);
        Assert.InRange(end, Renewal, Judgement);
    }

    [Fact]
    public void Verify_RenewedAndTheNewAuthorityUnknownToTheJudge_DoesNotPass()
    {
        VerificationPolicy policy = UnVerdict.Policy() with { At = Judgement };

        FichierVerifie verdict = UnVerdict.De(Renewed(), policy);

        Assert.Equal(Verdict.INDETERMINATE, verdict.Verdict);
    }

    [Fact]
    public void Verify_RenewedWithRevocationRequiredAndNoListOfTheDay_AsksToTryLater()
    {
        VerificationPolicy policy = Policy() with { Revocation = RevocationMode.Require };

        FichierVerifie verdict = UnVerdict.De(Renewed(), policy);

        Assert.Equal(Verdict.INDETERMINATE, verdict.Verdict);
        Assert.Equal(SubIndication.TRY_LATER, verdict.Horodatages[^1].SousIndication);
    }

    private static VerificationPolicy Policy() => new()
    {
        At = Judgement,
        Roots = [.. UnVerdict.Policy().Roots, Successor.Value.Certificate("racine")],
    };

    // What the authority of the last time-stamp says of it on the day of the judgement: the file cannot hold that.
    private static ImmutableArray<Crl> ListsOfTheDay()
    {
        DemonstrationServices services = DemonstrationServices.Open(Successor.Value.Folder, new HorlogeFixe(Judgement));
        string[] authorities = ["racine", "intermediaire-horodatage"];
        return [.. authorities.Select(name => Crl.TryRead(services.Answer("GET", $"/crl/{name}.crl", default).Body)!)];
    }

    // Nine years later the first authority still publishes its lists; the time-stamp comes from the other.
    private static byte[] Renewed()
    {
        var clock = new HorlogeFixe(Renewal);
        DemonstrationServices former = DemonstrationServices.Open(DemonstrationFiles.Shared.Folder, clock);
        DemonstrationServices next = DemonstrationServices.Open(Successor.Value.Folder, clock);
        var http = new PkiHttpClient(new PkiHttpOptions(), new BothAuthorities(former, next));
        Outcome<byte[]> outcome = new ArchiveRenewal(PadesServices.Over([next.TimestampAuthority], http, clock)).Renew(Archived.Value);
        Assert.True(outcome.Value is not null, string.Join('\n', outcome.Diagnostics.Select(one => one.Code + " " + one.Message)));
        return outcome.Value;
    }

    private sealed class BothAuthorities(DemonstrationServices former, DemonstrationServices next)
        : DelegatingHandler(new DemonstrationTransport(former))
    {
        private readonly HttpMessageInvoker _next = new(new DemonstrationTransport(next));

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.Port == next.Port ? _next.Send(request, cancellationToken) : base.Send(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _next.Dispose();
            base.Dispose(disposing);
        }
    }
}
