namespace CpomDocs.Cli.Hosting;

/// <summary>An input named on the command line that is missing or cannot be read; the message is for the user.</summary>
internal sealed class InputException(string message, Exception? inner = null) : Exception(message, inner);
