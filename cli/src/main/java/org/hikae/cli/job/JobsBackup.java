package org.hikae.cli.job;

import java.util.Map;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup`: has a service backed up where it is active and follows that to its end. Ctrl-C stops
/// the following only.
@Command(name = "backup", mixinStandardHelpOptions = true)
final class JobsBackup extends Asking {
  @Parameters(index = "0", paramLabel = "SERVICE", descriptionKey = "run.service")
  @SuppressWarnings("NullAway.Init")
  private String service;

  @Option(names = "--full", descriptionKey = "jobs.full")
  private boolean full;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private JobManner manner;

  JobsBackup(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var kind = Map.of("kind", full ? "full" : "incremental");
    var order = client.post(ApiPath.of("services", service, "backups"), kind);
    new JobFollowing(terminal, client, manner).follow(order);
  }
}
