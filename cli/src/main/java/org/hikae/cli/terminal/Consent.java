package org.hikae.cli.terminal;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import picocli.CommandLine.Option;

/// Whether what a plan shows may be done: said with `--yes`, or answered at the terminal.
public final class Consent {
  @Option(names = "--yes", descriptionKey = "yes")
  private boolean given;

  @Option(names = "--dry-run", descriptionKey = "dry-run")
  private boolean onlyShow;

  /// Takes what was typed, where picocli does not.
  public void take(boolean yes, boolean dryRun) {
    given = yes;
    onlyShow = dryRun;
  }

  /// Whether only the plan is wanted.
  public boolean onlyShow() {
    return onlyShow;
  }

  /// Returns when it may be done; complains when nobody said so.
  public void require(Terminal terminal) throws Complaint {
    if (given) {
      return;
    }
    var console =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .orElseThrow(
                () ->
                    new Complaint(
                        ExitStatus.USAGE,
                        "nothing was done: nobody has agreed to this plan.",
                        "add --yes to carry it out, or --dry-run to see it only."));
    var answer = console.readLine("%s ", terminal.words().say("consent"));
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes|はい")) {
      throw new Complaint(
          ExitStatus.INTERRUPTED, "nothing was done.", "run it again when the plan is right.");
    }
  }
}
