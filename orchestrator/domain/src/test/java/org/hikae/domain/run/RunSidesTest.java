package org.hikae.domain.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.domain.testing.Estates.TOKYO;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.outage.DrillClock;
import org.hikae.domain.outage.OutageClock;
import org.hikae.domain.plan.Plan;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.Segment;
import org.hikae.domain.runbook.StepId;
import org.hikae.domain.siteloss.Decision;
import org.hikae.domain.siteloss.Declaration;
import org.hikae.domain.testing.Plans;
import org.hikae.domain.testing.Runs;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.TaskState.Figures;
import org.junit.jupiter.api.Test;

/// Steps side by side, tasks for people, and drills that clean up after themselves.
class RunSidesTest {
  private static final Instant BEGIN = Runs.after(0);

  private final List<RunEvent> journal = new ArrayList<>();

  @Test
  void stepsSideBySideAreBothDueAndTheNextStageWaitsForBoth() {
    open(Plans.of(Plans.written(SIDES), Occasion.INCIDENT));
    assertThat(run().next(new StepId("one"))).containsInstanceOf(NextMove.Begin.class);
    assertThat(run().next(new StepId("other"))).containsInstanceOf(NextMove.Begin.class);
    assertThat(run().next(new StepId("last"))).isEmpty();

    began(1, "one");
    began(1, "other");
    done(2, "other");
    assertThat(run().next(new StepId("one"))).containsInstanceOf(NextMove.CarryOn.class);
    assertThat(run().next(new StepId("last"))).isEmpty();

    done(9, "one");
    assertThat(run().next(new StepId("last"))).containsInstanceOf(NextMove.Begin.class);
  }

  @Test
  void ofStepsSideBySideTheLongestCountsInThePlan() {
    assertThat(Plans.of(Plans.written(SIDES), Occasion.INCIDENT).budget())
        .isEqualTo(Duration.ofMinutes(6));
  }

  @Test
  void aTaskForPeopleWaitsForTwoOfThemWhereFourEyesAreAsked() {
    open(Plans.of(Plans.shipped("switchover"), Occasion.INCIDENT));
    began(1, "ready");
    assertThat(run().next()).isInstanceOf(NextMove.AwaitPerson.class);

    confirmed(2, "ready", "sato");
    assertThat(run().next())
        .isInstanceOfSatisfying(
            NextMove.AwaitPerson.class,
            waiting -> assertThat(waiting.confirmedBy()).containsExactly("sato"));
    assertThatThrownBy(
            () -> run().with(new RunEvent.TaskConfirmed(at(3), new StepId("ready"), "sato", "")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was confirmed by sato before");

    confirmed(4, "ready", "suzuki");
    assertThat(run().next()).isInstanceOf(NextMove.Begin.class);
    assertThat(run().steps().getFirst().ended().orElseThrow().outcome())
        .isInstanceOfSatisfying(
            StepOutcome.Completed.class,
            done -> assertThat(done.summary()).startsWith("done by sato, seen by suzuki"));
  }

  @Test
  void aDrillThatFailsCleansUpAndEnds() {
    open(Plans.of(Plans.shipped("site-loss"), Occasion.DRILL));
    did(1, "detect");
    did(2, "fence");
    began(3, "restore");
    ended(
        4, "restore", new StepOutcome.Failed(new Fault("the vault is damaged", "heal it", false)));

    assertThat(run().next())
        .isInstanceOfSatisfying(
            NextMove.Begin.class,
            next -> assertThat(next.step().id()).isEqualTo(new StepId("clean-up")));
    did(5, "clean-up");
    assertThat(run().next())
        .isEqualTo(
            new NextMove.End(new RunResult.Failed(new StepId("restore"), "the vault is damaged")));
  }

  @Test
  void aDrillThatAPersonEndsCleansUpToo() {
    open(Plans.of(Plans.shipped("site-loss"), Occasion.DRILL));
    did(1, "detect");
    began(2, "fence");
    journal.add(
        new RunEvent.PersonDecided(
            at(3), new StepId("detect"), RunEvent.Choice.ABORT, "sato", "enough"));

    assertThat(run().next(new StepId("fence"))).isEmpty();
    assertThat(run().next())
        .isInstanceOfSatisfying(
            NextMove.Begin.class,
            next -> assertThat(next.step().id()).isEqualTo(new StepId("clean-up")));
    did(4, "clean-up");
    assertThat(run().next()).isEqualTo(new NextMove.End(new RunResult.Aborted("sato", "enough")));
  }

  @Test
  void aDrillTellsTheDowntimeThatWouldHaveBeen() {
    open(Plans.of(Plans.shipped("site-loss"), Occasion.DRILL));
    began(10, "detect"); // beats for 8 s, silent, noticed after 5 s
    ended(23, "detect", new StepOutcome.Completed(Duration.ofSeconds(5), "noticed", Figures.NONE));
    began(23, "fence"); // opens a sandbox in 1 s; a lease would take 7 s at most
    ended(24, "fence", new StepOutcome.Completed(Duration.ofSeconds(7), "open", Figures.NONE));
    began(24, "restore");
    done(44, "restore");
    began(44, "start");
    done(47, "start");
    did(48, "verify");
    began(48, "examine");
    done(50, "examine");
    began(50, "redirect");
    ended(50, "redirect", new StepOutcome.Skipped("users stay where they are"));
    began(50, "clean-up");
    done(90, "clean-up");

    var outage = new DrillClock(run()).at(at(95));
    assertThat(outage.over()).isTrue();
    assertThat(outage.stretch(Segment.DETECT).took()).isEqualTo(Duration.ofSeconds(5));
    assertThat(outage.stretch(Segment.FENCE).took()).isEqualTo(Duration.ofSeconds(7));
    assertThat(outage.stretch(Segment.RESTORE).took()).isEqualTo(Duration.ofSeconds(20));
    assertThat(outage.stretch(Segment.VERIFY).took()).isEqualTo(Duration.ofSeconds(2));
    assertThat(outage.downtime()).isEqualTo(Duration.ofSeconds(5 + 7 + 20 + 3 + 2));
  }

  @Test
  void aPlannedMoveTakesNobodyAnythingBeforeUsersAreKeptOut() {
    open(Plans.of(Plans.shipped("switchover"), Occasion.INCIDENT));
    began(1, "ready");
    var looks = List.of(Runs.good(0), Runs.good(1_000), Runs.good(20_000), Runs.bad(31_000));
    assertThat(new OutageClock(run(), looks).at(at(25)).downtime()).isZero();

    confirmed(2, "ready", "sato");
    confirmed(3, "ready", "suzuki");
    did(4, "backup");
    did(10, "mirror");
    began(30, "hold");
    assertThat(new OutageClock(run(), looks).at(at(40)).downtime())
        .as("from the last good look before the hold")
        .isEqualTo(Duration.ofSeconds(20));
  }

  private void open(Plan plan) {
    journal.add(
        new RunEvent.RunOpened(
            BEGIN,
            new RunId("registry-1"),
            new Declaration(TOKYO, BEGIN, BEGIN, Bilingual.same("ordered")),
            new Decision(BEGIN, Mode.MANUAL, "sato"),
            plan));
  }

  private Run run() {
    return Run.of(journal);
  }

  private static Instant at(long seconds) {
    return Runs.after(seconds * 1000);
  }

  private void began(long seconds, String step) {
    journal.add(new RunEvent.StepBegan(at(seconds), new StepId(step), 1));
  }

  private void ended(long seconds, String step, StepOutcome outcome) {
    journal.add(new RunEvent.StepEnded(at(seconds), new StepId(step), outcome));
  }

  private void done(long seconds, String step) {
    ended(seconds, step, new StepOutcome.Completed(Duration.ofSeconds(99), "done", Figures.NONE));
  }

  /// Begun and done at once.
  private void did(long seconds, String step) {
    began(seconds, step);
    done(seconds, step);
  }

  private void confirmed(long seconds, String step, String by) {
    journal.add(new RunEvent.TaskConfirmed(at(seconds), new StepId(step), by, "told everybody"));
  }

  private static final String SIDES =
      """
      id: sides
      title: {en: Sides, ja: 並行}
      purpose: {en: Side by side., ja: 並行。}
      kind: in-place
      steps:
        - parallel:
            - id: one
              title: {en: One, ja: 一}
              segment: verify
              action: verify
              owner: orchestrator
              budget: 5m
              check: answers-there
              wayBack: {nothing: {en: Nothing., ja: なし。}}
              byHand: {en: Look., ja: 見る。}
            - id: other
              title: {en: Other, ja: 他}
              segment: verify
              action: wait-for-probe
              owner: orchestrator
              budget: 3m
              check: answers-users
              wayBack: {nothing: {en: Nothing., ja: なし。}}
              byHand: {en: Look., ja: 見る。}
        - forEach: service
          steps:
            - id: last
              title: {en: Last, ja: 最後}
              segment: verify
              action: http
              url: https://127.0.0.1/health
              owner: orchestrator
              budget: 1m
              check: answered
              wayBack: {nothing: {en: Nothing., ja: なし。}}
              byHand: {en: Look., ja: 見る。}
      """;
}
