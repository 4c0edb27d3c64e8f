package org.hikae.cli.vault;

import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;
import org.hikae.vault.forget.ForgetPlan;
import org.hikae.vault.forget.ForgetPlan.Verdict;
import org.hikae.vault.forget.Keep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae points forget`: forgets points by name or by rule, none that is held. The plan is shown
/// first.
@Command(name = "forget", mixinStandardHelpOptions = true)
final class PointsForget implements Callable<Integer> {
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

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  PointsForget(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new VaultChoice(terminal);
  }

  @Override
  public Integer call() throws Exception {
    var keep = keep();
    try (var vault = choice.open()) {
      var plan = plan(vault, keep);
      // Of points that were named either all go or, when one is held, none.
      var forgotten =
          keep.isEmpty() ? plan.verdicts().map(Verdict::snapshot).toList() : plan.forgotten();
      if (!json) {
        terminal.print(ForgetPlanPage.of(plan, terminal.words()));
      }
      if (!consent.onlyShow() && !forgotten.isEmpty()) {
        consent.require(terminal);
        vault.forget(forgotten);
      }
      report(plan, forgotten);
    }
    return 0;
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

  private void report(ForgetPlan plan, List<Snapshot> forgotten) {
    if (json) {
      Json.print(terminal, ForgetPlanPage.json(plan, consent.onlyShow()));
    } else {
      terminal.say(
          consent.onlyShow() ? "forget.would" : "forget.done",
          forgotten.size(),
          plan.verdicts().count() - forgotten.size());
    }
  }
}
