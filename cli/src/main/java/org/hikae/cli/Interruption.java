package org.hikae.cli;

import org.hikae.cli.terminal.Terminal;

/// Ctrl-C: the JVM ends with 130 by itself; this says so, in the same form as every complaint.
final class Interruption {
  private final Terminal terminal;
  private volatile boolean over;

  private Interruption(Terminal terminal) {
    this.terminal = terminal;
  }

  static Interruption watchedBy(Terminal terminal) {
    var interruption = new Interruption(terminal);
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::tell, "interruption"));
    return interruption;
  }

  /// The command has ended by itself: nothing is to be said.
  void over() {
    over = true;
  }

  private void tell() {
    if (!over) {
      Commands.complain(
          terminal,
          new Complaint(
              ExitStatus.INTERRUPTED,
              terminal.words().say("interrupted"),
              terminal.words().say("interrupted.hint")));
    }
  }
}
