using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

public class CampagneWriterTests
{
    [Fact]
    public void Write_Campaign_ReadsBackTheSame()
    {
        var campagne = new Campagne
        {
            Id = "OCC-2025-2029",
            Libelle = "CPOM sanitaires 2025-2029",
            Profil = "OCC25",
            Region = "Occitanie",
            DateEffet = new DateOnly(2025, 1, 1),
            DateFin = new DateOnly(2029, 12, 31),
            EffectifAttendu = 1,
            Modeles = new ModelesCampagne { Jeu = "occ25", Version = "1.0.0" },
            Etapes =
                [new EtapeCampagne { Numero = 1, Documents = ["SOCLE"], Action = ActionEtape.SIGNATURE,
                    Echeance = new DateOnly(2024, 12, 31) }],
            Contrats = [new ContratCampagne { FinessEj = "349900019", Fichier = "349900019AA.json", Groupe = "34" }],
        };

        Outcome<Campagne> read = CampagneReader.Read("campagne.json", CampagneWriter.Write(campagne));

        Assert.Empty(read.Diagnostics);
        Assert.Equal(CampagneWriter.Write(campagne).ToArray(), CampagneWriter.Write(read.Value!).ToArray());
    }
}
