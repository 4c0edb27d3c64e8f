package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.check.Sample;
import org.hikae.vault.check.VerifyReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hikae vault verify`: decrypts, decompresses and hashes again every byte, or a sample of the
/// packs whose turn it is.
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VaultVerify implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Option(
      names = "--sample",
      paramLabel = "PART",
      converter = TypedSample.class,
      descriptionKey = "sample")
  private @Nullable Sample sample;

  @Option(
      names = "--yearly",
      paramLabel = "PERCENT",
      converter = TypedPercent.class,
      descriptionKey = "yearly")
  private @Nullable Double yearly;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      defaultValue = "7d",
      converter = TypedSpan.class,
      descriptionKey = "every")
  @SuppressWarnings("NullAway.Init")
  private Duration every;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  VaultVerify(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    var chosen = chosen();
    VerifyReport report;
    try (var vault = choice.open();
        var progress = new ProgressLine(terminal)) {
      report = vault.verify(chosen, progress);
    }
    if (json) {
      Json.print(terminal, report);
    } else {
      print(report);
    }
    FindingsPage.requireClean(report.check(), choice.url());
    return 0;
  }

  private Sample chosen() throws Complaint {
    if (sample != null && yearly != null) {
      throw new Complaint(
          ExitStatus.USAGE,
          "--sample and --yearly cannot be given together.",
          "say how much of the packs a run looks at, or how much a year of runs does.");
    }
    if (every.isZero()) {
      throw new Complaint(
          ExitStatus.USAGE, "--every is longer than nothing.", "say how often this is run.");
    }
    if (yearly != null) {
      return Sample.yearly(yearly, every);
    }
    return sample == null ? Sample.WHOLE : sample;
  }

  private void print(VerifyReport report) {
    FindingsPage.print(report.check().findings(), terminal);
    if (report.check().clean()) {
      terminal.say(
          "verify.clean",
          count(report.check().snapshots()),
          count(report.check().packs()),
          bytes(report.check().readBytes()));
    }
    var taken = report.sample();
    if (!taken.isWhole()) {
      terminal.say(
          "verify.sample",
          taken.parts() + "/" + taken.of(),
          taken.runsToCoverAll(),
          every.toDays() > 0 && every.toHours() % 24 == 0
              ? every.toDays() + " d"
              : every.toHours() + " h",
          "%.0f".formatted(Math.floor(taken.yearlyCoverage(every) * 100)));
    }
    report.unnoted().ifPresent(why -> terminal.say("verify.unnoted", why));
  }
}
