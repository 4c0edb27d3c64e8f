package org.hikae.domain.testing;

import static org.hikae.domain.testing.Estates.NAGOYA;
import static org.hikae.domain.testing.Estates.OSAKA;
import static org.hikae.domain.testing.Estates.REGISTRY;
import static org.hikae.domain.testing.Estates.TOKYO;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.plan.Binding;
import org.hikae.domain.plan.Observation;
import org.hikae.domain.plan.Plan;
import org.hikae.domain.plan.PlanBinder;
import org.hikae.domain.run.Fault;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunEvent;
import org.hikae.domain.run.RunId;
import org.hikae.domain.run.RunResult;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.runbook.Runbook;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.runbook.ShippedRunbooks;
import org.hikae.domain.runbook.StepId;
import org.hikae.domain.siteloss.Decision;
import org.hikae.domain.siteloss.Declaration;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.TaskState.Figures;

/// Tells a run's journal as a story whose clock begins at [#LAST_GOOD]; times are given in
/// milliseconds after it.
public final class Runs {
  /// The last moment at which the service was good.
  public static final Instant LAST_GOOD = Instant.parse("2026-11-23T18:02:11.400Z");

  public static final NodeId OBSERVER = NodeId.parse("orchestrator.osaka.o1");
  public static final NodeId OTHER_OBSERVER = NodeId.parse("orchestrator.nagoya.o1");

  private final List<RunEvent> journal = new ArrayList<>();

  private Runs() {}

  /// Milliseconds after the last good moment.
  public static Instant after(long millis) {
    return LAST_GOOD.plusMillis(millis);
  }

  public static Runbook siteLoss() {
    try {
      return ShippedRunbooks.read(new RunbookId("site-loss"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Tokyo silent, Osaka and Nagoya there, a full point and a newer incremental one in Osaka's
  /// vault, the registry active at Tokyo with epoch 4.
  public static Observation tokyoGone() {
    return tokyoGone(
        Snapshots.all(
            Snapshots.bothSources("p-0100", SnapshotKind.FULL, after(-420_000)),
            Snapshots.bothSources("p-0107", SnapshotKind.INCREMENTAL, after(-95_000))));
  }

  public static Observation tokyoGone(List<SnapshotRef> inOsakasVault) {
    return new Observation(
        after(5_200),
        Set.of(OSAKA, NAGOYA),
        Map.of(OSAKA, inOsakasVault),
        Map.of(REGISTRY, new FencingToken(REGISTRY, TOKYO, new Epoch(4))));
  }

  public static Plan plan() {
    var binding = new PlanBinder(siteLoss(), Estates.threeSites()).bind(REGISTRY, tokyoGone());
    return switch (binding) {
      case Binding.Bound(var plan) -> plan;
      case Binding.Refused refused -> throw new IllegalStateException(refused.sentence().en());
    };
  }

  /// A run that was opened 5.3 s after the last good moment and in which nothing has begun.
  public static Runs opened() {
    var runs = new Runs();
    var declaration =
        new Declaration(
            TOKYO,
            after(600),
            after(5_100),
            new Bilingual(
                "no heartbeat since 18:02:12, no renewal for 4.1 s, 9 bad probes in a row",
                "18:02:12 からハートビートなし、リースの更新なし 4.1 秒、確認の連続失敗 9 回"));
    var decision = new Decision(after(5_200), Mode.AUTOMATIC, OBSERVER.toString());
    return runs.then(
        new RunEvent.RunOpened(
            after(5_300), new RunId("registry-20261123-180216"), declaration, decision, plan()));
  }

  /// The whole story up to a service that is back after 22.9 s.
  public static Runs recovered() {
    return opened()
        .began(5_400, "fence", 1)
        .token(9_200)
        .completed(9_300, "fence", "epoch 5 is Osaka's", Figures.NONE)
        .began(9_350, "restore", 1)
        .completed(
            17_200,
            "restore",
            "2 sources, 7,412 files",
            new Figures(7_412, 61_000_000, 182_000_000, 0))
        .began(17_250, "start", 1)
        .completed(19_900, "start", "PostgreSQL 18.4 accepts connections", Figures.NONE)
        .began(19_950, "verify", 1)
        .completed(20_600, "verify", "select 1 answered in 12 ms", Figures.NONE)
        .began(20_650, "redirect", 1)
        .completed(22_950, "redirect", "the public address answers from Osaka", Figures.NONE)
        .then(new RunEvent.RunEnded(after(23_000), new RunResult.Recovered()));
  }

  public Runs began(long millis, String step, int attempt) {
    return then(new RunEvent.StepBegan(after(millis), new StepId(step), attempt));
  }

  public Runs token(long millis) {
    return then(
        new RunEvent.TokenTaken(after(millis), new FencingToken(REGISTRY, OSAKA, new Epoch(5))));
  }

  public Runs completed(long millis, String step, String summary, Figures figures) {
    return ended(millis, step, new StepOutcome.Completed(Duration.ofSeconds(1), summary, figures));
  }

  public Runs completed(long millis, String step) {
    return completed(millis, step, "done", Figures.NONE);
  }

  public Runs failed(long millis, String step, boolean worthRetrying) {
    var fault = new Fault("the disk at osaka is full", "free some space there", worthRetrying);
    return ended(millis, step, new StepOutcome.Failed(fault));
  }

  public Runs ended(long millis, String step, StepOutcome outcome) {
    return then(new RunEvent.StepEnded(after(millis), new StepId(step), outcome));
  }

  public Runs decided(long millis, String step, RunEvent.Choice choice) {
    return then(
        new RunEvent.PersonDecided(
            after(millis), new StepId(step), choice, "m.sato", "looked at it"));
  }

  public Runs then(RunEvent event) {
    journal.add(event);
    return this;
  }

  public List<RunEvent> journal() {
    return List.copyOf(journal);
  }

  public Run run() {
    return Run.of(journal);
  }

  /// A good look at the service that began then and took 10 ms.
  public static ProbeSample good(long millis) {
    return look(millis, true);
  }

  public static ProbeSample bad(long millis) {
    return look(millis, false);
  }

  /// What a probe that looks every 500 ms sees of [#recovered].
  public static List<ProbeSample> looks() {
    var looks = new ArrayList<ProbeSample>();
    for (var millis = -5_000L; millis <= 25_000; millis += 500) {
      looks.add(look(millis, millis <= 0 || millis >= 22_500));
    }
    return looks;
  }

  private static ProbeSample look(long millis, boolean good) {
    return new ProbeSample(
        OBSERVER,
        after(millis),
        Duration.ofMillis(10),
        good,
        good ? "answered" : "connection refused");
  }
}
