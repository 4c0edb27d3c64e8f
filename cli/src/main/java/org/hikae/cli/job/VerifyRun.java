package org.hikae.cli.job;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `run`: orders a verification and follows it to its end. Ctrl-C stops the following only.
@Command(name = "run", mixinStandardHelpOptions = true)
final class VerifyRun implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

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
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var order = client.post(vault.path("verifications"), Map.of("sample", sample));
      return new JobFollowing(terminal, client, manner).of(order);
    }
  }
}
