package org.hikae.domain.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.hikae.domain.testing.Estates.OSAKA;
import static org.hikae.domain.testing.Estates.REGISTRY;

import java.time.Duration;
import java.util.ArrayList;
import org.hikae.domain.run.RunEvent.Choice;
import org.hikae.domain.testing.Runs;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.TaskState.Figures;
import org.junit.jupiter.api.Test;

class RunTest {

  @Test
  void beginsWithItsFirstStep() {
    assertThat(saying(Runs.opened().run())).isEqualTo("begin fence 1");
  }

  @Test
  void goesOnWithTheNextStepOnceOneIsCompleted() {
    var run = fenced().run();
    assertThat(saying(run)).isEqualTo("begin restore 1");
    assertThat(run.token()).contains(new FencingToken(REGISTRY, OSAKA, new Epoch(5)));
  }

  @Test
  void carriesOnWhatAnotherLeaderBegan() {
    assertThat(saying(fenced().began(300, "restore", 1).run())).isEqualTo("carry on restore 1");
  }

  @Test
  void triesAgainAsOftenAsTheRunbookAllows() {
    var story = fenced().began(300, "restore", 1).failed(400, "restore", true);
    assertThat(saying(story.run())).isEqualTo("retry restore 2 after PT5S");

    story.began(500, "restore", 2).failed(600, "restore", true);
    story.began(700, "restore", 3).failed(800, "restore", true);
    assertThat(saying(story.run())).isEqualTo("hand over restore: the disk at osaka is full");
  }

  @Test
  void doesNotTryAgainWhatTryingCannotHelp() {
    var story = fenced().began(300, "restore", 1).failed(400, "restore", false);
    assertThat(saying(story.run())).isEqualTo("hand over restore: the disk at osaka is full");
  }

  @Test
  void aPersonMayAllowAnotherRound() {
    var story =
        fenced()
            .began(300, "restore", 1)
            .failed(400, "restore", false)
            .decided(500, "restore", Choice.RETRY);
    assertThat(saying(story.run())).isEqualTo("begin restore 2");

    story.began(600, "restore", 2).failed(700, "restore", true);
    assertThat(saying(story.run())).isEqualTo("retry restore 3 after PT5S");
  }

  @Test
  void aPersonMayHaveDoneItByHand() {
    var story =
        fenced()
            .began(300, "restore", 1)
            .failed(400, "restore", false)
            .decided(500, "restore", Choice.DONE_BY_HAND);
    assertThat(saying(story.run())).isEqualTo("begin start 1");
  }

  @Test
  void aPersonMayEndIt() {
    var story =
        fenced()
            .began(300, "restore", 1)
            .failed(400, "restore", false)
            .decided(500, "restore", Choice.ABORT);
    assertThat(story.run().next())
        .isEqualTo(new NextMove.End(new RunResult.Aborted("m.sato", "looked at it")));
  }

  @Test
  void standsDownBeforeANewerEpoch() {
    var held = new FencingToken(REGISTRY, OSAKA, new Epoch(5));
    var current = new FencingToken(REGISTRY, OSAKA, new Epoch(6));
    var story =
        fenced()
            .began(300, "restore", 1)
            .ended(400, "restore", new StepOutcome.Fenced(held, current));
    assertThat(story.run().next())
        .isEqualTo(new NextMove.End(new RunResult.StoodDown("epoch 5 was superseded by 6")));
  }

  @Test
  void restsOnceItHasEndedButStillTakesEvidence() {
    var ended = Runs.recovered().run();
    assertThat(ended.next()).isEqualTo(new NextMove.Rest());

    var loss =
        new Evidence(Evidence.CANARY_LOSS, "12", "rows", Bilingual.same("counted by the writer"));
    var later = ended.with(new RunEvent.EvidenceAdded(Runs.after(60_000), loss));
    assertThat(later.evidence()).containsExactly(loss);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> later.with(new RunEvent.RunEnded(Runs.after(1), new RunResult.Recovered())))
        .withMessageEndingWith("has ended and cannot go on");
  }

  @Test
  void whoeverReadsTheJournalUpToAnyPointKnowsTheSameNextMove() {
    var journal = Runs.recovered().journal();
    var live = Run.of(journal.subList(0, 1));
    for (var i = 1; i < journal.size(); i++) {
      live = live.with(journal.get(i));
      assertThat(Run.of(journal.subList(0, i + 1)).next()).isEqualTo(live.next());
    }
  }

  @Test
  void noStepBeginsOutOfTurnOrTwice() {
    assertThatIllegalStateException().isThrownBy(() -> Runs.opened().began(1, "start", 1).run());
    assertThatIllegalStateException()
        .isThrownBy(() -> Runs.opened().began(1, "fence", 1).began(2, "fence", 1).run());
    assertThatIllegalStateException().isThrownBy(() -> Runs.opened().completed(1, "fence").run());
  }

  @Test
  void aJournalThatDoesNotBeginWithTheOpeningIsNone() {
    var journal = new ArrayList<>(Runs.recovered().journal());
    journal.removeFirst();
    assertThatIllegalStateException().isThrownBy(() -> Run.of(journal));
  }

  @Test
  void aStepsTimeCoversAllItsAttempts() {
    var story = fenced().began(300, "restore", 1).failed(400, "restore", true);
    story.began(5_400, "restore", 2).completed(9_300, "restore");
    assertThat(story.run().steps().get(1).took()).contains(Duration.ofSeconds(9));
  }

  private static Runs fenced() {
    return Runs.opened()
        .began(100, "fence", 1)
        .token(200)
        .completed(210, "fence", "epoch 5", Figures.NONE);
  }

  private static String saying(Run run) {
    return switch (run.next()) {
      case NextMove.Begin(var step, var attempt) -> "begin " + step.id() + " " + attempt;
      case NextMove.CarryOn(var step, var attempt) -> "carry on " + step.id() + " " + attempt;
      case NextMove.RetryAfter(var step, var attempt, var pause) ->
          "retry " + step.id() + " " + attempt + " after " + pause;
      case NextMove.HandOver(var step, var fault) ->
          "hand over " + step.id() + ": " + fault.error();
      case NextMove.AwaitPerson(var step, _, _) -> "await a person for " + step.id();
      case NextMove.End(var result) -> "end " + result;
      case NextMove.Rest() -> "rest";
    };
  }
}
