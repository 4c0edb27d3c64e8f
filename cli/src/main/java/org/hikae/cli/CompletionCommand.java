package org.hikae.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hikae completion`: a script that lets the shell complete commands, options and their words.
@Command(name = "completion", mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {
  private static final String FOR_ZSH =
      """
      #compdef hikae
      autoload -U +X compinit && compinit
      autoload -U +X bashcompinit && bashcompinit
      """;

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "bash|zsh", descriptionKey = "completion.shell")
  @SuppressWarnings("NullAway.Init")
  private Shell shell;

  /// The shells that there is a script for.
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (shell == Shell.ZSH) {
      terminal.out().print(FOR_ZSH);
    }
    terminal.out().print(AutoComplete.bash("hikae", spec.root().commandLine()));
    terminal.out().flush();
    return 0;
  }
}
