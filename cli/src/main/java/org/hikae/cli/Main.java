package org.hikae.cli;

import org.hikae.cli.terminal.Terminal;

/// The program behind `hikae`.
public final class Main {
  private Main() {}

  public static void main(String... arguments) {
    var terminal = Terminal.ofThisProcess();
    var interruption = Interruption.watchedBy(terminal);
    var status = Commands.run(terminal, arguments);
    interruption.over();
    System.exit(status);
  }
}
