package org.hikae.cli;

import java.util.Arrays;
import org.hikae.cli.terminal.Output;
import org.hikae.cli.terminal.Printable;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.vault.PlainCommands;

/// Runs one command line: parses it, runs the command, tells what went wrong.
public final class Commands {
  private Commands() {}

  /// Returns the exit status; prints to the terminal and nowhere else. Whatever is thrown becomes a
  /// complaint.
  public static int run(Terminal terminal, String... arguments) {
    try {
      var line = asked(arguments);
      var plain = PlainCommands.of(terminal, line);
      return plain.isPresent() ? plain.get().call() : Picocli.run(terminal, line);
    } catch (Throwable thrown) {
      return complain(terminal, Diagnosis.of(thrown));
    }
  }

  /// `help COMMAND` is how some ask for `COMMAND --help`.
  private static String[] asked(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    var line = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
    line[line.length - 1] = "--help";
    return line;
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
    terminal.err().println("error: " + Printable.of(complaint.sentence()));
    terminal.err().println("HINT: " + Printable.of(complaint.hint()));
    if ("1".equals(System.getenv("HIKAE_DEBUG"))) {
      complaint.printStackTrace(terminal.err());
    }
    terminal.err().flush();
    return complaint.status().number();
  }
}
