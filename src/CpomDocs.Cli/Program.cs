using CpomDocs.Cli.Hosting;

return CliApplication.Run(args, CliHost.ForProcess());
