using System.Collections.Immutable;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Circuits;

/// <summary>What the liasse's own rules say of a document.</summary>
/// <param name="Circuit">State of the circuit, as the report gives it.</param>
/// <param name="Manquements">French sentences: what keeps the document from being a complete act; empty when nothing does.</param>
/// <param name="Constats">French sentences that lower nothing.</param>
internal sealed record CircuitFindings(CircuitVerifie Circuit, ImmutableArray<string> Manquements, ImmutableArray<string> Constats);
