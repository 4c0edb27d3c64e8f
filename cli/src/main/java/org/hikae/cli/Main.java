package org.hikae.cli;

import java.util.List;
import java.util.Set;
import org.hikae.cli.terminal.Output;
import org.hikae.cli.terminal.Terminal;

/// The program behind `hikae`.
public final class Main {
  private Main() {}

  public static void main(String... arguments) {
    var output = Output.ofThisProcess();
    var terminal = Terminal.ofThisProcess();
    if (staysUntilAskedToEnd(List.of(arguments))) {
      setUnlessSet("hikae.log", "INFO");
      setUnlessSet("hikae.log.others", "WARN");
      System.exit(Commands.run(terminal, arguments));
    }
    if (tellsOfInterruptionItself(List.of(arguments))) {
      System.exit(Commands.run(terminal, output, arguments));
    }
    var interruption = Interruption.watchedBy(terminal);
    var status = Commands.run(terminal, output, arguments);
    interruption.over();
    System.exit(status);
  }

  /// Agents and orchestrators: they tell what they do, and Ctrl-C is how they end well. Every other
  /// command says only what it is asked for.
  private static boolean staysUntilAskedToEnd(List<String> arguments) {
    return arguments.size() > 1
        && Set.of("agent", "orchestrator").contains(arguments.getFirst())
        && arguments.get(1).equals("run");
  }

  /// The demo: it has sites to stop, and says so.
  private static boolean tellsOfInterruptionItself(List<String> arguments) {
    return !arguments.isEmpty() && arguments.getFirst().equals("demo");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
