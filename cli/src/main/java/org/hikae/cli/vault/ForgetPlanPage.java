package org.hikae.cli.vault;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Words;
import org.hikae.vault.forget.ForgetPlan;
import org.hikae.vault.forget.ForgetPlan.Forgotten;
import org.hikae.vault.forget.ForgetPlan.Held;
import org.hikae.vault.forget.ForgetPlan.Kept;
import org.hikae.vault.forget.ForgetPlan.Verdict;

/// What becomes of each point, to be read by people or by programs.
final class ForgetPlanPage {
  private ForgetPlanPage() {}

  static List<String> of(ForgetPlan plan, Words words) {
    var lines = new ArrayList<String>();
    for (var group : plan.groups()) {
      lines.add(words.say("forget.group", group.machine(), group.source()));
      var table =
          new Table(
              Column.left(words.say("point")),
              Column.left(words.say("point.at")),
              Column.left(words.say("forget.verdict")));
      for (var verdict : group.verdicts()) {
        table.row(
            PointNames.brief(verdict.snapshot()),
            Moments.local(verdict.snapshot().consistentAt()),
            said(verdict, words));
      }
      lines.addAll(table.lines());
      lines.add("");
    }
    return lines;
  }

  private static String said(Verdict verdict, Words words) {
    return switch (verdict) {
      case Kept(var _, var because) ->
          words.say(
              "forget.kept",
              because.stream()
                  .map(reason -> words.say("reason." + reason.name().toLowerCase(Locale.ROOT)))
                  .collect(Collectors.joining(", ")));
      case Held(var _, var hold) -> words.say("forget.held", hold.by(), hold.reason());
      case Forgotten _ -> words.say("forget.forgotten");
    };
  }

  /// The plan as JSON.
  ///
  /// @param prune what pruning came to, where it was wanted
  record Page(
      boolean dryRun,
      int forgotten,
      List<Group> groups,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PrunePage> prune) {}

  record Group(String machine, String source, List<Point> points) {}

  record Point(String id, Instant consistentAt, String verdict, List<String> because) {}

  static Page json(ForgetPlan plan, boolean dryRun, Optional<PrunePage> prune) {
    var groups =
        plan.groups().stream()
            .map(
                group ->
                    new Group(
                        group.machine(),
                        group.source(),
                        group.verdicts().stream().map(ForgetPlanPage::point).toList()))
            .toList();
    return new Page(dryRun, plan.forgotten().size(), groups, prune);
  }

  private static Point point(Verdict verdict) {
    return switch (verdict) {
      case Kept(var _, var because) ->
          point(
              verdict,
              "kept",
              because.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList());
      case Held(var _, var hold) -> point(verdict, "held", List.of(hold.reason()));
      case Forgotten _ -> point(verdict, "forgotten", List.of());
    };
  }

  private static Point point(Verdict verdict, String word, List<String> because) {
    var snapshot = verdict.snapshot();
    return new Point(snapshot.id(), snapshot.consistentAt(), word, because);
  }
}
