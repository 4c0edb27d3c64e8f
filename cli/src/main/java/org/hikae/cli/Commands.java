package org.hikae.cli;

import org.hikae.cli.terminal.Output;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.vault.PlainCommands;

/// Runs one command line: parses it, runs the command, tells what went wrong.
public final class Commands {
  private Commands() {}

  /// Returns the exit status; prints to the terminal and nowhere else. Whatever is thrown becomes a
  /// complaint.
  public static int run(Terminal terminal, String... arguments) {
    try {
      var plain = PlainCommands.of(terminal, arguments);
      return plain.isPresent() ? plain.get().call() : Picocli.run(terminal, arguments);
    } catch (Throwable thrown) {
      return complain(terminal, Diagnosis.of(thrown));
    }
  }

  /// The same, and what did not arrive at standard output is complained of as well.
  static int run(Terminal terminal, Output output, String... arguments) {
    var status = run(terminal, arguments);
    terminal.out().flush();
    return status == ExitStatus.DONE.number() && output.failure().isPresent()
        ? complain(terminal, Diagnosis.ofOutput(output.failure().get()))
        : status;
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
