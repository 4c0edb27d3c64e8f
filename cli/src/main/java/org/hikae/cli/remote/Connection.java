package org.hikae.cli.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cluster.identity.Identity;
import picocli.CommandLine.Option;

/// Where the orchestrators are and who asks: the options of every command that asks them.
public final class Connection {
  @Option(
      names = "--console",
      paramLabel = "HOST:PORT",
      required = true,
      split = ",",
      defaultValue = "${env:HIKAE_CONSOLE}",
      descriptionKey = "console")
  private final List<String> consoles = new ArrayList<>();

  @Option(
      names = "--identity",
      paramLabel = "DIR",
      required = true,
      defaultValue = "${env:HIKAE_IDENTITY}",
      descriptionKey = "operator")
  @SuppressWarnings("NullAway.Init")
  private Path identity;

  /// A client that shows this identity.
  public OrchestratorClient open() throws IOException {
    return new OrchestratorClient(Identity.load(identity, Clock.systemUTC()), consoles);
  }
}
