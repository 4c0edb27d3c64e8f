package org.hikae.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Terminal;
import org.hikae.orchestrator.state.StateFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `export-state`: what an orchestrator knows that is nowhere else, into a new file. Asks that one
/// orchestrator, whether or not it has a majority.
@Command(name = "export-state", mixinStandardHelpOptions = true)
final class ExportState implements Callable<Integer> {
  private static final String PATH = "/api/v1/state";

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(names = "--to", paramLabel = "FILE", required = true, descriptionKey = "state.to")
  @SuppressWarnings("NullAway.Init")
  private Path to;

  ExportState(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      create();
      try {
        try (var out = Files.newOutputStream(to)) {
          client.download(PATH, (body, _) -> body.transferTo(out));
        }
        try (var in = Files.newInputStream(to)) {
          var state = StateFile.read(in);
          terminal.say("state.exported", state.ledger().entries().size(), to);
        }
      } catch (Exception e) {
        Files.delete(to);
        throw e;
      }
    }
    return 0;
  }

  /// It holds what accounts are recognised by: for its owner's eyes.
  private void create() throws Complaint {
    try {
      Files.createFile(
          to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException e) {
      throw new Complaint(
          ExitStatus.TARGET_UNUSABLE,
          "the file " + to + " cannot be made",
          "name a new file in a folder that you may write to.",
          e);
    }
  }
}
