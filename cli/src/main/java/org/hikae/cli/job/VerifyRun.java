package org.hikae.cli.job;

import java.util.Map;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `run`: orders a verification and follows it to its end. Ctrl-C stops the following only.
@Command(name = "run", mixinStandardHelpOptions = true)
final class VerifyRun extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateVault vault;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private JobManner manner;

  @Option(
      names = "--sample",
      paramLabel = "PART",
      defaultValue = "1/1",
      descriptionKey = "verify.part")
  @SuppressWarnings("NullAway.Init")
  private String sample;

  VerifyRun(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var order = client.post(vault.path("verifications"), Map.of("sample", sample));
    new JobFollowing(terminal, client, manner).follow(order);
  }
}
