package org.hikae.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;

/// Runs a command line of any form, as picocli understands it: also what asks for help, and what is
/// wrong.
final class Picocli {
  private Picocli() {}

  static int run(Terminal terminal, String... arguments) {
    return new CommandLine(new HikaeCommand(), factory(terminal))
        .setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()))
        .setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()))
        .setResourceBundle(terminal.words().bundle())
        .registerConverter(Path.class, new TypedPath())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler((wrong, _) -> Commands.complain(terminal, usage(wrong)))
        .setExecutionExceptionHandler(
            (thrown, _, _) -> Commands.complain(terminal, Diagnosis.of(thrown)))
        .execute(arguments);
  }

  private static Complaint usage(ParameterException wrong) {
    if (wrong.getCause() instanceof TypedPath.Impossible path) {
      return new Complaint(
          ExitStatus.USAGE, String.valueOf(path.getMessage()), TypedPath.HINT, wrong);
    }
    var said = sentence(wrong);
    return new Complaint(
        ExitStatus.USAGE,
        Character.toLowerCase(said.charAt(0)) + said.substring(1) + (said.endsWith(".") ? "" : "."),
        "'" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help' shows how.",
        wrong);
  }

  /// What is mistyped is rather said than what is missing because of that.
  private static String sentence(ParameterException wrong) {
    return wrong.getCommandLine().getUnmatchedArguments().stream()
        .filter(argument -> argument.startsWith("-"))
        .findFirst()
        .map(argument -> "unknown option: '" + argument + "'")
        .or(() -> unknownCommand(wrong))
        .orElseGet(() -> String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""));
  }

  /// Where a command's name belongs, something else stands.
  private static Optional<String> unknownCommand(ParameterException wrong) {
    var line = wrong.getCommandLine();
    return line.getSubcommands().isEmpty()
        ? Optional.empty()
        : line.getUnmatchedArguments().stream()
            .findFirst()
            .map(argument -> "there is no command '" + argument + "' here");
  }

  /// Commands take the terminal in their constructor.
  private static IFactory factory(Terminal terminal) {
    return new IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        for (var constructor : type.getDeclaredConstructors()) {
          if (constructor.getParameterCount() == 1
              && constructor.getParameterTypes()[0] == Terminal.class) {
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(terminal));
          }
        }
        return CommandLine.defaultFactory().create(type);
      }
    };
  }
}
