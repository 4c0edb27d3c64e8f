package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.VaultSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault info`: a vault at a glance.
@Command(name = "info", mixinStandardHelpOptions = true)
final class VaultOverview implements Callable<Integer> {
  private static final PlainLine.Form PLAIN =
      new PlainLine.Form(Set.of("--json"), Set.of("--vault", "--key-file"), Set.of());

  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultOverview(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  static Optional<Callable<Integer>> plain(Terminal terminal, List<String> words) {
    var line = PLAIN.read(words).filter(read -> read.operands().isEmpty());
    var overview = new VaultOverview(terminal);
    if (line.isEmpty() || !overview.choice.take(line.get())) {
      return Optional.empty();
    }
    overview.json = line.get().has("--json");
    return Optional.of(overview);
  }

  @Override
  public Integer call() throws Exception {
    try (var vault = choice.open()) {
      var summary = vault.summary();
      if (json) {
        Json.print(terminal, summary);
      } else {
        terminal.print(facts(summary));
      }
    }
    return 0;
  }

  private List<String> facts(VaultSummary summary) {
    var facts =
        new Facts(terminal.words())
            .add("vault.where", choice.url())
            .add("vault.id", summary.id())
            .add("vault.format", summary.formatVersion())
            .add("vault.created", Moments.local(summary.created()))
            .add("vault.points", count(summary.snapshots()))
            .add("vault.packs", count(summary.packs()))
            .add("vault.stored", bytes(summary.storedBytes()))
            .add("vault.sources", bytes(summary.sourceBytes()))
            .add("vault.ratio", ratio(summary))
            .add(
                "vault.lock",
                summary
                    .settings()
                    .lock()
                    .map(term -> PlaceFacts.lock(terminal.words(), term))
                    .orElseGet(() -> terminal.words().say("vault.lock.none")));
    summary
        .place()
        .ifPresent(
            place -> {
              facts.add("vault.tried", Moments.local(place.probedAt()));
              PlaceFacts.add(facts, terminal.words(), place);
            });
    return facts.lines();
  }

  private static String ratio(VaultSummary summary) {
    return summary.storedBytes() == 0
        ? "–"
        : "%.1f : 1".formatted((double) summary.sourceBytes() / summary.storedBytes());
  }
}
