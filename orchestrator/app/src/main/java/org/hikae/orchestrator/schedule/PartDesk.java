package org.hikae.orchestrator.schedule;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.plan.Binding;
import org.hikae.domain.plan.Order;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.schedule.Missed;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.ScheduleEvent.Part;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleStarted;
import org.hikae.orchestrator.ledger.ScheduleState;
import org.hikae.orchestrator.watch.RunOrders;
import org.hikae.orchestrator.watch.Runbooks;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SourceId;
import org.jspecify.annotations.Nullable;

/// Orders the parts of a start, each under the name that it has in the ledger: once, whoever does
/// it and however often.
public final class PartDesk {
  private final JobDesk jobs;
  private final Runbooks runbooks;
  private final RunOrders orders;
  private final RunJournal journal;
  private final ReportNews reports;

  public PartDesk(
      JobDesk jobs, Runbooks runbooks, RunOrders orders, RunJournal journal, ReportNews reports) {
    this.jobs = jobs;
    this.runbooks = runbooks;
    this.orders = orders;
    this.journal = journal;
    this.reports = reports;
  }

  /// What came of it.
  sealed interface Placed {
    record Ordered() implements Placed {}

    /// It is not to be tried again.
    record Refused(Bilingual because) implements Placed {}
  }

  /// What a part comes to now; nothing is ordered.
  ///
  /// @param text as people read it
  /// @param because why it would be left out
  public record Planned(Part part, Bilingual text, @Nullable Bilingual because) {}

  Planned planned(Part part, Estate estate) throws InterruptedException {
    return switch (part) {
      case Part.Left(var subject, var because) ->
          new Planned(part, Bilingual.same(subject), because);
      case Part.Job(_, var work) -> new Planned(part, text(work), null);
      case Part.Drill drill -> planned(drill, estate);
      case Part.Report(_, var month) ->
          new Planned(
              part,
              new Bilingual(
                  "the contacts are told of the report of " + month, month + "の月次報告を連絡先に通知"),
              null);
    };
  }

  private static Bilingual text(Work work) {
    return switch (work) {
      case Work.BackUp(var service, var at, var sources, var depth) -> {
        var names = sources.stream().map(SourceId::name).collect(Collectors.joining(", "));
        var word = depth.name().toLowerCase(Locale.ROOT);
        var japanese = depth == SnapshotKind.FULL ? "フルバックアップ" : "増分バックアップ";
        yield new Bilingual(
            "%s backup of %s at %s: %s".formatted(word, service, at, names),
            "%sの%s(%s):%s".formatted(service, japanese, at, names));
      }
      case Work.Mirror(var vault, var at, var from) ->
          new Bilingual(
              "vault %s at %s pulls what it lacks from vault %s".formatted(vault, at, from),
              "保管庫%s(%s)が保管庫%sから不足分を取得".formatted(vault, at, from));
      case Work.Verify(var vault, var at, var sample) ->
          new Bilingual(
              "%s of the packs of vault %s at %s are verified".formatted(sample, vault, at),
              "保管庫%s(%s)のパックの%sを検証".formatted(vault, at, sample));
      case Work.Inventory(var vault, var at) ->
          new Bilingual(
              "vault %s at %s is asked what it holds".formatted(vault, at),
              "保管庫%s(%s)の内容を確認".formatted(vault, at));
      case Work.Housekeeping(var node, _) ->
          new Bilingual(
              "%s deletes what it has kept long enough".formatted(node),
              "%sが保存期間を過ぎたデータを削除".formatted(node));
      case Work.Retention retention ->
          new Bilingual(
              "vault %s at %s forgets what its retention lets go"
                  .formatted(retention.vault(), retention.at()),
              "保管庫%s(%s)で保持期間を過ぎたポイントを削除".formatted(retention.vault(), retention.at()));
    };
  }

  private Planned planned(Part.Drill part, Estate estate) throws InterruptedException {
    var service = estate.service(part.service());
    var runbook = runbooks.find(part.runbook());
    if (service.isEmpty() || runbook.isEmpty()) {
      return new Planned(part, Bilingual.same(part.subject()), missing(part, service.isEmpty()));
    }
    return switch (orders.plan(service.get(), runbook.get(), Order.newest(Occasion.DRILL))) {
      case Binding.Bound(var plan) -> new Planned(part, Bilingual.same(plan.text()), null);
      case Binding.Refused refused ->
          new Planned(part, Bilingual.same(part.subject()), refused.sentence());
    };
  }

  private static Bilingual missing(Part.Drill part, boolean service) {
    return service ? Reasons.gone(part.service().name()) : Reasons.noRunbook(part.runbook().name());
  }

  Placed place(Part part, ScheduleState state, Estate estate, Instant now)
      throws LedgerException, InterruptedException {
    if (isThere(part)) {
      return new Placed.Ordered();
    }
    if (isTooLate(state, now)) {
      return new Placed.Refused(Reasons.TOO_LATE);
    }
    return switch (part) {
      case Part.Job job -> order(job);
      case Part.Drill drill -> open(drill, state, estate);
      case Part.Report(var id, var month) -> {
        reports.tell(id, month);
        yield new Placed.Ordered();
      }
      case Part.Left left -> new Placed.Refused(left.because());
    };
  }

  private boolean isThere(Part part) {
    return switch (part) {
      case Part.Job(var job, _) -> jobs.knows(job);
      case Part.Drill(var run, _, _) -> journal.find(run).isPresent();
      case Part.Report(var id, _) -> reports.isTold(id);
      case Part.Left _ -> false;
    };
  }

  /// A start that was claimed and never ordered, found long after by a successor, is a time that
  /// was missed, and goes by the same setting.
  private static boolean isTooLate(ScheduleState state, Instant now) {
    return state.terms() != null
        && state.terms().missed() == Missed.REPORT
        && state.last() != null
        && state.last().said().at().plus(ScheduleDesk.LATENESS).isBefore(now);
  }

  private Placed order(Part.Job part) throws LedgerException, InterruptedException {
    return switch (jobs.order(part.job(), part.work())) {
      case JobDesk.Ordered.Accepted _ -> new Placed.Ordered();
      case JobDesk.Ordered.Busy(var with) ->
          new Placed.Refused(Reasons.busy("job " + with, "ジョブ" + with));
    };
  }

  private Placed open(Part.Drill part, ScheduleState state, Estate estate)
      throws LedgerException, InterruptedException {
    var service = estate.service(part.service());
    var runbook = runbooks.find(part.runbook());
    if (service.isEmpty() || runbook.isEmpty()) {
      return new Placed.Refused(missing(part, service.isEmpty()));
    }
    var order = Order.newest(Occasion.DRILL);
    var by = by(state.last() == null ? null : state.last().said(), state.id());
    return switch (orders.open(part.run(), service.get(), runbook.get(), order, by, "")) {
      case RunOrders.Ordered.Opened _ -> new Placed.Ordered();
      case RunOrders.Ordered.Refused(var refused) -> new Placed.Refused(refused.sentence());
      case RunOrders.Ordered.Busy(var with) ->
          with.equals(part.run())
              ? new Placed.Ordered()
              : new Placed.Refused(Reasons.busy("run " + with, "実行" + with));
    };
  }

  private static String by(@Nullable ScheduleStarted said, String id) {
    return said == null || said.by() == null ? "schedule " + id : said.by();
  }
}
