package org.hikae.cli;

import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.vault.PlainCommands;

/// Runs one command line: parses it, runs the command, tells what went wrong.
public final class Commands {
  private Commands() {}

  /// Returns the exit status; prints to the terminal and nowhere else.
  public static int run(Terminal terminal, String... arguments) {
    var plain = PlainCommands.of(terminal, arguments);
    return plain.isPresent() ? run(terminal, plain.get()) : Picocli.run(terminal, arguments);
  }

  private static int run(Terminal terminal, Callable<Integer> command) {
    try {
      return command.call();
    } catch (Exception thrown) {
      return complain(terminal, Diagnosis.of(thrown));
    }
  }

  /// Prints one `error:` line and one `HINT:` line, and the stack trace when it is asked for.
  static int complain(Terminal terminal, Complaint complaint) {
    terminal.err().println("error: " + complaint.sentence());
    terminal.err().println("HINT: " + complaint.hint());
    if ("1".equals(System.getenv("HIKAE_DEBUG"))) {
      complaint.printStackTrace(terminal.err());
    }
    terminal.err().flush();
    return complaint.status().number();
  }
}
