package org.hikae.cli.vault;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;
import org.hikae.vault.forget.ForgetPlan;
import org.hikae.vault.forget.ForgetPlan.Verdict;
import org.hikae.vault.forget.Keep;
import org.hikae.vault.format.Layout;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae points forget`: forgets points by name or by rule, none that is held, and prunes when
/// that is wanted. The plan is shown first.
@Command(name = "forget", mixinStandardHelpOptions = true)
final class PointsForget implements Callable<Integer> {
  private static final PlainLine.Form PLAIN =
      new PlainLine.Form(
          Set.of("--json", "--yes", "--dry-run", "--prune"),
          Set.of(
              "--vault",
              "--key-file",
              "--keep-last",
              "--keep-daily",
              "--keep-weekly",
              "--keep-monthly",
              "--keep-yearly"),
          Set.of());

  private final Terminal terminal;
  @Mixin private final VaultChoice choice;
  @Mixin private final Consent consent = new Consent();

  @Parameters(arity = "0..*", paramLabel = "POINT", descriptionKey = "points")
  private final List<String> points = new ArrayList<>();

  @Option(names = "--keep-last", paramLabel = "N", descriptionKey = "keep.last")
  private int last;

  @Option(names = "--keep-daily", paramLabel = "N", descriptionKey = "keep.daily")
  private int daily;

  @Option(names = "--keep-weekly", paramLabel = "N", descriptionKey = "keep.weekly")
  private int weekly;

  @Option(names = "--keep-monthly", paramLabel = "N", descriptionKey = "keep.monthly")
  private int monthly;

  @Option(names = "--keep-yearly", paramLabel = "N", descriptionKey = "keep.yearly")
  private int yearly;

  @Option(
      names = "--keep-within",
      paramLabel = "SPAN",
      converter = TypedPeriod.class,
      descriptionKey = "keep.within")
  private @Nullable Period within;

  @Option(names = "--prune", descriptionKey = "forget.prune")
  private boolean prune;

  @Option(
      names = "--grace",
      paramLabel = "SPAN",
      defaultValue = "24h",
      converter = TypedSpan.class,
      descriptionKey = "grace")
  private Duration grace = Layout.LEAST_GRACE;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  PointsForget(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  static Optional<Callable<Integer>> plain(Terminal terminal, List<String> words) {
    var line = PLAIN.read(words);
    var forget = new PointsForget(terminal);
    if (line.isEmpty() || !forget.choice.take(line.get())) {
      return Optional.empty();
    }
    try {
      forget.take(line.get());
      return Optional.of(forget);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private void take(PlainLine line) {
    points.addAll(line.operands());
    consent.take(line.has("--yes"), line.has("--dry-run"));
    last = number(line, "--keep-last");
    daily = number(line, "--keep-daily");
    weekly = number(line, "--keep-weekly");
    monthly = number(line, "--keep-monthly");
    yearly = number(line, "--keep-yearly");
    prune = line.has("--prune");
    json = line.has("--json");
  }

  private static int number(PlainLine line, String option) {
    return line.value(option).map(Integer::parseInt).orElse(0);
  }

  @Override
  public Integer call() throws Exception {
    PrunePage.requireEnough(grace);
    var keep = keep();
    try (var vault = choice.open()) {
      var plan = plan(vault, keep);
      // Of points that were named either all go or, when one is held, none.
      var forgotten =
          keep.isEmpty() ? plan.verdicts().map(Verdict::snapshot).toList() : plan.forgotten();
      if (!json) {
        terminal.print(ForgetPlanPage.of(plan, terminal.words()));
      }
      if (prune) {
        forgetAndPrune(vault, plan, forgotten);
      } else {
        forget(vault, forgotten);
        report(plan, forgotten, Optional.empty());
      }
    }
    return 0;
  }

  private void forget(Vault vault, List<Snapshot> forgotten) throws Exception {
    if (!consent.onlyShow() && !forgotten.isEmpty()) {
      consent.require(terminal);
      vault.forget(forgotten);
    }
  }

  /// Both are one plan, and take one look at the vault.
  private void forgetAndPrune(Vault vault, ForgetPlan plan, List<Snapshot> forgotten)
      throws Exception {
    var pruning = vault.pruning(grace, forgotten);
    var done = pruning.plan();
    if (!json) {
      PrunePage.printPlan(done, terminal);
    }
    forget(vault, forgotten);
    if (!consent.onlyShow() && !done.isEmpty()) {
      try (var progress = new ProgressLine(terminal)) {
        done = pruning.run(progress);
      }
    }
    report(plan, forgotten, Optional.of(PrunePage.of(vault, done, consent.onlyShow())));
  }

  private Keep keep() throws Complaint {
    var keep = rule();
    if (keep.isEmpty() == points.isEmpty()) {
      throw new Complaint(
          ExitStatus.USAGE,
          keep.isEmpty()
              ? "neither a point nor a rule says what to forget."
              : "points and a rule cannot be given together.",
          "name points, or say what to keep, for instance --keep-daily 7 --keep-monthly 12.");
    }
    return keep;
  }

  private Keep rule() throws Complaint {
    try {
      return new Keep(last, daily, weekly, monthly, yearly, Optional.ofNullable(within));
    } catch (IllegalArgumentException e) {
      throw new Complaint(
          ExitStatus.USAGE, String.valueOf(e.getMessage()), "give numbers from 0 upwards.", e);
    }
  }

  private ForgetPlan plan(Vault vault, Keep keep) throws Exception {
    if (!keep.isEmpty()) {
      return vault.planForget(keep, ZoneId.systemDefault());
    }
    var chosen = new ArrayList<Snapshot>();
    for (var point : points) {
      chosen.add(vault.snapshot(point));
    }
    return vault.planForget(chosen.stream().distinct().toList());
  }

  private void report(ForgetPlan plan, List<Snapshot> forgotten, Optional<PrunePage> pruned) {
    if (json) {
      Json.print(terminal, ForgetPlanPage.json(plan, consent.onlyShow(), pruned));
      return;
    }
    var said = prune ? "forget.done.pruned" : "forget.done";
    terminal.say(
        consent.onlyShow() ? "forget.would" : said,
        forgotten.size(),
        plan.verdicts().count() - forgotten.size());
    pruned.ifPresent(page -> page.print(terminal));
  }
}
