package org.hikae.cli.vault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.format.Layout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault prune`: gives back the room that no point needs, in two steps with a grace time
/// between them, alongside whatever else runs.
@Command(name = "prune", mixinStandardHelpOptions = true)
final class VaultPrune implements Callable<Integer> {
  private static final PlainLine.Form PLAIN =
      new PlainLine.Form(Set.of("--json", "--dry-run"), Set.of("--vault", "--key-file"), Set.of());

  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(
      names = "--grace",
      paramLabel = "SPAN",
      defaultValue = "24h",
      converter = TypedSpan.class,
      descriptionKey = "grace")
  private Duration grace = Layout.LEAST_GRACE;

  @Option(names = "--dry-run", descriptionKey = "dry-run")
  private boolean dryRun;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultPrune(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  static Optional<Callable<Integer>> plain(Terminal terminal, List<String> words) {
    var line = PLAIN.read(words).filter(read -> read.operands().isEmpty());
    var prune = new VaultPrune(terminal);
    if (line.isEmpty() || !prune.choice.take(line.get())) {
      return Optional.empty();
    }
    prune.dryRun = line.get().has("--dry-run");
    prune.json = line.get().has("--json");
    return Optional.of(prune);
  }

  @Override
  public Integer call() throws Exception {
    PrunePage.requireEnough(grace);
    try (var vault = choice.open()) {
      var pruning = vault.pruning(grace);
      var done = pruning.plan();
      if (!json) {
        PrunePage.printPlan(done, terminal);
      }
      if (!dryRun && !done.isEmpty()) {
        try (var progress = new ProgressLine(terminal)) {
          done = pruning.run(progress);
        }
      }
      var page = PrunePage.of(vault, done, dryRun);
      if (json) {
        Json.print(terminal, page);
      } else {
        page.print(terminal);
      }
    }
    return 0;
  }
}
