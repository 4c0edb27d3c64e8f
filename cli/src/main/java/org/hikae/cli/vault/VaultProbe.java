package org.hikae.cli.vault;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.store.probe.StoreProbe;
import org.hikae.vault.store.probe.StoreReport;
import org.hikae.vault.store.probe.StoreReport.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `hikae vault probe`: tries what the place of a vault can really do. Needs no key.
@Command(name = "probe", mixinStandardHelpOptions = true)
final class VaultProbe implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--vault",
      paramLabel = "URL",
      required = true,
      defaultValue = "${env:HIKAE_VAULT}",
      descriptionKey = "vault")
  @SuppressWarnings("NullAway.Init")
  private String url;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultProbe(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var report = examined(url);
    if (json) {
      Json.print(terminal, report);
    } else {
      terminal.print(facts(report));
    }
    refuseUnfit(report);
    return 0;
  }

  /// Refuses a place that a vault would not be safe in.
  static void requireFit(String url) throws IOException, Complaint {
    refuseUnfit(examined(url));
  }

  private static StoreReport examined(String url) throws IOException {
    try (var store = StoreUrl.open(url)) {
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
    for (var finding : report.findings()) {
      facts.add("probe." + lower(finding.ability()), verdict(finding));
    }
    return facts.lines();
  }

  private String verdict(Finding finding) {
    var verdict = terminal.words().say("probe.verdict." + lower(finding.verdict()));
    return finding.note().isEmpty() ? verdict : verdict + " (" + finding.note() + ")";
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
