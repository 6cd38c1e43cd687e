using System.Globalization;

namespace CpomDocs.Trust.Network;

/// <summary>An exchange with a service of a PKI gave nothing; each client tells it in the exception of its own seam.</summary>
internal sealed class PkiHttpException : Exception
{
    public PkiHttpException(PkiHttpProblem problem, int status = 0, Exception? innerException = null)
        : base(problem.ToString(), innerException)
    {
        Problem = problem;
        Status = status;
    }

    /// <summary>What happened.</summary>
    public PkiHttpProblem Problem { get; }

    /// <summary>HTTP status, for <see cref="PkiHttpProblem.Status"/>.</summary>
    public int Status { get; }

    /// <summary>Whether the same question may well be answered a moment later.</summary>
    public bool IsTransient => Problem is PkiHttpProblem.Unreachable or PkiHttpProblem.TimedOut || Status >= 500;

    /// <summary>French sentence of what happened.</summary>
    public string Explanation => Messages.Format("Service." + Problem, Status.ToString(CultureInfo.InvariantCulture));
}
