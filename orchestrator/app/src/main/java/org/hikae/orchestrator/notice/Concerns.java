package org.hikae.orchestrator.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.notice.Concern;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunEvent.RunEnded;
import org.hikae.domain.run.RunResult;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.http.Attention;
import org.hikae.orchestrator.http.AttentionView;
import org.hikae.orchestrator.http.AttentionView.Level;
import org.hikae.orchestrator.ledger.RunJournal;

/// Everything that people may have to be told: what wants attention, who is refused again and
/// again, and how runs ended.
public final class Concerns {
  private static final int LOOKED_AT = 20;
  private static final Duration NEWS = Duration.ofHours(1);

  private final Attention attention;
  private final RefusedOften refused;
  private final GlassBroken glass;
  private final RunJournal journal;
  private final Recoveries recoveries;
  private final Clock clock;

  public Concerns(
      Attention attention,
      RefusedOften refused,
      GlassBroken glass,
      RunJournal journal,
      Recoveries recoveries,
      Clock clock) {
    this.attention = attention;
    this.refused = refused;
    this.glass = glass;
    this.journal = journal;
    this.recoveries = recoveries;
    this.clock = clock;
  }

  public List<Concern> now() {
    var concerns = new ArrayList<Concern>();
    attention.now().stream()
        .filter(item -> item.level() != Level.CALM)
        .map(Concerns::lasting)
        .forEach(concerns::add);
    concerns.addAll(refused.now());
    concerns.addAll(glass.now());
    var since = clock.instant().minus(NEWS);
    journal.newest(LOOKED_AT).stream().flatMap(run -> ended(run, since)).forEach(concerns::add);
    return concerns;
  }

  /// Two items are about the same when the same is to be done about them at the same page.
  private static Concern lasting(AttentionView item) {
    return new Concern(
        item.level() + " " + item.page() + " " + item.command(),
        item.level() == Level.ALARM ? Urgency.ALARM : Urgency.WATCH,
        new Bilingual(item.sentence().en(), item.sentence().ja()),
        item.command(),
        item.page(),
        false);
  }

  private Stream<Concern> ended(Run run, Instant since) {
    return run.ended().filter(end -> end.at().isAfter(since)).map(end -> told(run, end)).stream();
  }

  private Concern told(Run run, RunEnded end) {
    var name = run.plan().serviceName();
    var drill = run.plan().isDrill();
    var en = "The " + (drill ? "drill" : "recovery") + " of " + name.en();
    var ja = name.ja() + (drill ? "の訓練" : "の復旧");
    return switch (end.result()) {
      case RunResult.Recovered _ -> back(run, en, ja);
      case RunResult.Failed(_, var because) ->
          happened(run, Urgency.ALARM, en + " failed: " + because, ja + "は失敗しました:" + because);
      case RunResult.Aborted(var by, var because) ->
          happened(
              run,
              Urgency.WATCH,
              en + " was ended by " + by + ": " + because,
              ja + "は" + by + "が終了しました:" + because);
      case RunResult.StoodDown(var because) ->
          happened(
              run,
              Urgency.ALARM,
              en + " gave way to a newer one: " + because,
              ja + "は新しい世代に譲りました:" + because);
    };
  }

  private Concern back(Run run, String en, String ja) {
    var recovery = recoveries.of(run);
    if (recovery.isEmpty()) {
      return happened(run, Urgency.WATCH, en + " is done.", ja + "が完了しました。");
    }
    var took = recovery.get().downtime();
    var met = recovery.get().met();
    return happened(
        run,
        met ? Urgency.WATCH : Urgency.ALARM,
        "%s is done: %s of %s allowed; %s."
            .formatted(
                en,
                Spans.brief(took.measured(), Language.EN),
                Spans.brief(took.limit(), Language.EN),
                met ? "the objective is met" : "the objective is MISSED"),
        "%sが完了しました。所要%s(目標%s)、%s。"
            .formatted(
                ja,
                Spans.brief(took.measured(), Language.JA),
                Spans.brief(took.limit(), Language.JA),
                met ? "目標内です" : "目標を超過しました"));
  }

  private static Concern happened(Run run, Urgency urgency, String en, String ja) {
    return new Concern(
        "ended " + run.id(), urgency, new Bilingual(en, ja), "", "/runs/" + run.id(), true);
  }
}
