using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Signing.Pades;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Signing;

public class CircuitPropertyTests
{
    [Property(MaxTest = 12)]
    public Property Sign_AnyPrefixOfTheCircuit_LeavesEveryEarlierSignatureValid()
    {
        ImmutableArray<Etape>[] circuits =
        [
            [Gens.RepresentantLegal, Gens.DirecteurGeneral],
            [Gens.RepresentantLegal, Gens.President, Gens.DirecteurGeneral],
        ];
        var cases = from circuit in Gen.Elements(circuits)
                    from pages in Gen.Choose(1, 6)
                    from paraphe in Gen.Elements(true, false)
                    from acts in Gen.Choose(0, circuit.Length)
                    select (Document: new UnDocument { Etapes = circuit, Pages = pages, Paraphe = paraphe }, Acts: acts);

        return Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            Role[] roles = [.. sample.Document.Etapes.Take(sample.Acts).Select(etape => etape.Role)];
            byte[] file = roles.Aggregate(sample.Document.Pdf(), PadesSignerTests.Signe);

            Assert.All(roles, role => PadesSignerTests.Verifie(file, PadesSignerTests.SignatureOf(file, role)));
            EtatCircuit etat = SignatureStatusReader.Read(file).Value!.Etat;
            return etat.Signes.SequenceEqual(roles)
                && etat.OrdreRespecte
                && etat.Paraphes.All(item => item.Attendus == (sample.Document.Paraphe ? sample.Document.Pages : 0)
                    && item.Apposes == (roles.Contains(item.Role) ? item.Attendus : 0));
        });
    }
}
