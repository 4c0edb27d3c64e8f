package org.hikae.cli.vault;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Vault;
import org.hikae.vault.store.probe.StoreProbe;
import org.hikae.vault.store.probe.StoreReport;
import org.hikae.vault.store.probe.StoreReport.Ability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault probe`: tries what the place of a vault can really do. Needs a key only to compare
/// it with what is on record.
@Command(name = "probe", mixinStandardHelpOptions = true)
final class VaultProbe implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final StoreChoice place = new StoreChoice();

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Option(names = "--compare", descriptionKey = "probe.compare")
  private boolean compare;

  @Mixin private final KeyChoice key;

  VaultProbe(Terminal terminal) {
    this.terminal = terminal;
    this.key = new KeyChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    var report = examined(place);
    if (json) {
      Json.print(terminal, report);
    } else {
      terminal.print(facts(report));
    }
    if (compare) {
      compareWithRecord(report);
    }
    refuseUnfit(report);
    return 0;
  }

  /// Holds what was found against what the vault has on record, and records it in turn.
  private void compareWithRecord(StoreReport report) throws IOException, Complaint {
    try (var store = place.open();
        var vault = Vault.open(store, key.existing())) {
      var before = vault.probes().last();
      vault.probes().record(report);
      var lost = before.map(report::lacksOf).orElse(List.of());
      if (!lost.isEmpty()) {
        throw new Complaint(
            ExitStatus.REFUSED,
            report.address()
                + " could do more when it was last tried: "
                + lost.stream().map(this::name).collect(Collectors.joining("; "))
                + ".",
            "find out what was changed there before the next backup relies on it.");
      }
      if (!json) {
        terminal.say(
            before.isPresent() ? "probe.same" : "probe.first",
            before.map(earlier -> Moments.local(earlier.probedAt())).orElse(""));
      }
    }
  }

  private String name(Ability ability) {
    return terminal.words().say("probe." + ability.name().toLowerCase(Locale.ROOT));
  }

  /// Refuses a place that a vault would not be safe in.
  static StoreReport requireFit(StoreChoice place) throws IOException, Complaint {
    var report = examined(place);
    refuseUnfit(report);
    return report;
  }

  private static StoreReport examined(StoreChoice place) throws IOException {
    try (var store = place.open()) {
      return StoreProbe.examine(store, RandomGenerator.getDefault(), InstantSource.system());
    }
  }

  private static void refuseUnfit(StoreReport report) throws Complaint {
    if (!report.fitForVaults()) {
      throw new Complaint(
          ExitStatus.REFUSED,
          report.address() + " is not fit for a vault: it was tried and did not do what it must.",
          "see what it lacks with 'hikae vault probe --vault " + report.address() + "'.");
    }
  }

  private List<String> facts(StoreReport report) {
    var facts = new Facts(terminal.words()).add("vault.where", report.address());
    PlaceFacts.add(facts, terminal.words(), report);
    return facts.lines();
  }
}
