using System.Collections.Immutable;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Circuits;

/// <summary>Where a document stands in its circuit, told from the acts found in the file and nothing else.</summary>
public sealed record EtatCircuit
{
    private EtatCircuit(Circuit circuit, ImmutableArray<Role> signes, ImmutableArray<ParaphesDuRole> paraphes)
    {
        Circuit = circuit;
        Signes = signes;
        Paraphes = paraphes;
    }

    /// <summary>The circuit the state is about.</summary>
    public Circuit Circuit { get; }

    /// <summary>Roles that have signed, in the order of their signatures in the file.</summary>
    public ImmutableArray<Role> Signes { get; }

    /// <summary>Paraphes of each role of the circuit, in the order of the circuit.</summary>
    public ImmutableArray<ParaphesDuRole> Paraphes { get; }

    /// <summary>How far the document has gone.</summary>
    public EtatDocument Etat => EtatDe();

    /// <summary>Role whose turn it is, or <see langword="null"/> when no act may follow the last one.</summary>
    /// <remarks>A role that was passed over is not next any more: the last signatory has closed the document.</remarks>
    public Role? Prochain
    {
        get
        {
            int suivant = RangDuDernier() + 1;
            return suivant < Circuit.Etapes.Length ? Circuit.Etapes[suivant].Role : null;
        }
    }

    /// <summary>Roles of the circuit that have not signed, in its order.</summary>
    public ImmutableArray<Role> Manquants => [.. Circuit.Etapes.Select(etape => etape.Role).Where(role => !Signes.Contains(role))];

    /// <summary>
    /// <c>OrdreRespecte</c>: every signature belongs to the circuit, comes once, in its order, and nobody was passed over but the
    /// département (SIG-01, SIG-06).
    /// </summary>
    public bool OrdreRespecte
    {
        get
        {
            int precedent = -1;
            foreach (Role role in Signes)
            {
                int rang = RangDe(role);
                if (rang <= precedent || !PeuventManquer(precedent + 1, rang))
                {
                    return false;
                }

                precedent = rang;
            }

            return true;
        }
    }

    /// <summary>Every paraphe expected of the roles that have signed is there (SIG-04).</summary>
    public bool ParaphesComplets => Paraphes.All(paraphes => !Signes.Contains(paraphes.Role) || paraphes.Apposes == paraphes.Attendus);

    /// <summary>
    /// Nothing more is expected: signed (with or without the département), in order, every page initialled. Says nothing of validity.
    /// </summary>
    public bool EstComplet => !AttendUneSignature && OrdreRespecte && ParaphesComplets;

    /// <summary>
    /// A party whose signature the document cannot do without has still to sign, in its turn; a département that signs last is awaited, not
    /// needed (SIG-06).
    /// </summary>
    public bool AttendUneSignature
    {
        get
        {
            int suivant = RangDuDernier() + 1;
            return suivant < Circuit.Etapes.Length && !PeuventManquer(suivant, Circuit.Etapes.Length);
        }
    }

    /// <summary>Tells the state of a document.</summary>
    /// <param name="circuit">Acts expected.</param>
    /// <param name="signes">Roles that have signed, in the order of the signatures in the file.</param>
    /// <param name="paraphes">Paraphes found, one entry a role at most; a role without entry has none.</param>
    /// <returns>The state.</returns>
    public static EtatCircuit De(Circuit circuit, IEnumerable<Role> signes, IEnumerable<ParaphesDuRole> paraphes)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        Dictionary<Role, ParaphesDuRole> trouves = paraphes.ToDictionary(paraphe => paraphe.Role);
        return new EtatCircuit(
            circuit,
            [.. signes],
            [.. circuit.Etapes.Select(etape => trouves.GetValueOrDefault(etape.Role, new ParaphesDuRole(etape.Role, 0, 0)))]);
    }

    /// <summary>Roles that a role would pass over by signing now, in the order of the circuit; empty when its turn has come.</summary>
    /// <param name="role">A role of the circuit that has not signed.</param>
    /// <returns>Roles before it that have not signed.</returns>
    public ImmutableArray<Role> Devances(Role role)
    {
        return [.. Circuit.Etapes.Select(etape => etape.Role).TakeWhile(autre => autre != role).Where(autre => !Signes.Contains(autre))];
    }

    /// <summary>The act a role is expected to do.</summary>
    /// <param name="role">A role.</param>
    /// <returns>Its step, or <see langword="null"/> when the role is not of the circuit.</returns>
    public Etape? EtapeDe(Role role) => Circuit.Etapes.FirstOrDefault(etape => etape.Role == role);

    private EtatDocument EtatDe()
    {
        if (Circuit.Etapes.IsEmpty || !ToutesSignees(Partie.STRUCTURE))
        {
            return EtatDocument.EMIS;
        }

        bool departement = ToutesSignees(Partie.DEPARTEMENT);
        if (ToutesSignees(Partie.ARS))
        {
            return departement && Circuit.SansCosignature is null ? EtatDocument.SIGNE : EtatDocument.SANS_COSIGNATURE;
        }

        return departement && Circuit.Etapes.Any(etape => etape.Role.Partie == Partie.DEPARTEMENT)
            ? EtatDocument.SIGNE_DEPARTEMENT
            : EtatDocument.SIGNE_ETABLISSEMENT;
    }

    private bool ToutesSignees(Partie partie)
    {
        return Circuit.Etapes.Where(etape => etape.Role.Partie == partie).All(etape => Signes.Contains(etape.Role));
    }

    private bool PeuventManquer(int debut, int fin)
    {
        return Enumerable.Range(debut, fin - debut).All(rang => Circuit.Etapes[rang].Role.Partie == Partie.DEPARTEMENT);
    }

    private int RangDuDernier() => Signes.Select(RangDe).DefaultIfEmpty(-1).Max();

    private int RangDe(Role role)
    {
        for (int i = 0; i < Circuit.Etapes.Length; i++)
        {
            if (Circuit.Etapes[i].Role == role)
            {
                return i;
            }
        }

        return -1;
    }
}
