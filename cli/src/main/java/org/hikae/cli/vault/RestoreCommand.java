package org.hikae.cli.vault;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.RestoreOptions.Existing;
import org.hikae.vault.RestorePlan;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae restore`: brings a point back, verified as it is written.
@Command(name = "restore", mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {
  private static final PlainLine.Form PLAIN =
      new PlainLine.Form(
          Set.of("--over", "--json"), Set.of("--vault", "--key-file", "--to"), Set.of("--path"));

  private final Terminal terminal;
  @Mixin private final VaultChoice choice;

  @Parameters(paramLabel = "POINT", descriptionKey = "point.choice")
  @SuppressWarnings("NullAway.Init")
  private String point;

  @Option(names = "--to", paramLabel = "DIR", required = true, descriptionKey = "to")
  @SuppressWarnings("NullAway.Init")
  private Path target;

  @Option(names = "--path", paramLabel = "PATH", descriptionKey = "path")
  private final List<String> only = new ArrayList<>();

  @Option(names = "--over", descriptionKey = "over")
  private boolean over;

  @Option(names = "--trust-times", descriptionKey = "trustTimes")
  private boolean trustTimes;

  @Option(names = "--exact", descriptionKey = "exact")
  private boolean exact;

  @Option(names = "--yes", descriptionKey = "exact.yes")
  private boolean yes;

  @Option(names = "--dry-run", descriptionKey = "restore.dryRun")
  private boolean dryRun;

  @Option(
      names = "--sync",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      descriptionKey = "sync")
  private boolean sync;

  @Option(
      names = "--compare-names",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      descriptionKey = "compareNames")
  private boolean compareNames;

  @Option(names = "--base", paramLabel = "PATH", defaultValue = "", descriptionKey = "base")
  @SuppressWarnings("NullAway.Init")
  private String base;

  @Option(names = "--owners", negatable = true, descriptionKey = "owners")
  private @Nullable Boolean owners;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  static Optional<Callable<Integer>> plain(Terminal terminal, List<String> words) {
    var line =
        PLAIN
            .read(words)
            .filter(read -> read.operands().size() == 1)
            .filter(read -> read.has("--to"));
    var restore = new RestoreCommand(terminal);
    if (line.isEmpty() || !restore.choice.take(line.get())) {
      return Optional.empty();
    }
    restore.point = line.get().operands().getFirst();
    restore.target = Path.of(line.get().value("--to").orElseThrow());
    restore.only.addAll(line.get().values("--path"));
    restore.base = "";
    restore.sync = true;
    restore.compareNames = true;
    restore.over = line.get().has("--over");
    restore.json = line.get().has("--json");
    return Optional.of(restore);
  }

  @Override
  public Integer call() throws Exception {
    var began = System.nanoTime();
    if (target.toString().isBlank()) {
      throw new Complaint(
          ExitStatus.USAGE, "an empty path names nothing.", "write . for the current folder.");
    }
    var where = target.toAbsolutePath().normalize();
    var options =
        new RestoreOptions(base, only, existing(), exact, withOwners(), sync, compareNames);
    if (!dryRun) {
      Vault.expectMuchReading();
    }
    try (var vault = choice.open()) {
      var snapshot = vault.snapshot(point);
      if (dryRun) {
        show(vault.planRestore(snapshot, where, options, Progress.NONE));
        return 0;
      }
      Restored restored;
      try (var progress = new ProgressLine(terminal)) {
        restored = vault.restore(snapshot, where, options, progress);
      }
      report(snapshot, restored, Duration.ofNanos(System.nanoTime() - began));
    }
    return 0;
  }

  private Existing existing() throws Complaint {
    if ((exact || trustTimes) && !over) {
      throw new Complaint(
          ExitStatus.USAGE,
          (exact ? "--exact" : "--trust-times") + " is for a folder that holds files.",
          "add --over.");
    }
    if (exact && !dryRun && !yes) {
      throw new Complaint(
          ExitStatus.USAGE,
          "--exact removes what the point does not have, and that cannot be undone.",
          "look at it with --dry-run, then add --yes.");
    }
    return !over ? Existing.NONE : trustTimes ? Existing.BELIEVED : Existing.COMPARED;
  }

  private void show(RestorePlan plan) {
    if (json) {
      Json.print(terminal, plan);
    } else {
      terminal.print(RestorePlanPage.of(plan, target, terminal));
    }
  }

  /// Only root may give files away, and expects them to be whose they were.
  private boolean withOwners() throws IOException {
    return owners == null ? runsAsRoot() : owners;
  }

  private static boolean runsAsRoot() throws IOException {
    var self = Path.of("/proc/self");
    return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
  }

  private void report(Snapshot snapshot, Restored restored, Duration took) throws IOException {
    if (json) {
      Json.print(terminal, restored);
      return;
    }
    restored.notes().forEach(note -> terminal.say("note", note));
    terminal.say(
        "restored",
        PointNames.brief(snapshot),
        Moments.local(snapshot.consistentAt()),
        target,
        count(restored.files()),
        bytes(restored.writtenBytes()),
        Quantities.span(took));
    if (over) {
      terminal.say(
          "restored.over",
          count(restored.leftFiles()),
          bytes(restored.reusedBytes()),
          count(restored.removed()));
    }
    if (owners == null && !withOwners()) {
      terminal.say("restored.ownerless");
    }
  }
}
