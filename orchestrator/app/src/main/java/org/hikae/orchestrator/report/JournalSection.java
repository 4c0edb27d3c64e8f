package org.hikae.orchestrator.report;

import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.run.RunEvent;
import org.hikae.domain.run.RunEvent.EvidenceAdded;
import org.hikae.domain.run.RunEvent.PersonDecided;
import org.hikae.domain.run.RunEvent.RunEnded;
import org.hikae.domain.run.RunEvent.RunOpened;
import org.hikae.domain.run.RunEvent.StepBegan;
import org.hikae.domain.run.RunEvent.StepEnded;
import org.hikae.domain.run.RunEvent.TaskConfirmed;
import org.hikae.domain.run.RunEvent.TokenTaken;
import org.hikae.domain.run.RunResult;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.run.StepRun;
import org.hikae.domain.run.StepWords;
import org.hikae.domain.runbook.StepId;
import org.hikae.domain.text.Bilingual;

/// The run's journal as the ledger holds it.
record JournalSection(RecoveryRecord record, Times times) {
  Html html() {
    return Html.of(
        """
        <section>
        <details>
        <summary><h2>{}</h2><span>{}</span></summary>
        <table class="journal"><tbody>
        {}</tbody></table>
        </details>
        </section>
        """,
        Html.say("Journal", "記録"),
        Html.say(
            record.run().journal().size() + " entries, as the ledger holds them",
            "台帳の " + record.run().journal().size() + " 件の記録"),
        Html.all(record.run().journal().stream().map(this::row)));
  }

  private Html row(RunEvent event) {
    return Html.of(
        "<tr><td class=\"time\">{}</td><td>{}</td></tr>\n", times.tenth(event.at()), said(event));
  }

  private Html said(RunEvent event) {
    return switch (event) {
      case RunOpened opened ->
          Html.say(
              "run opened, decided by " + opened.decision().by(),
              "実行を開始(決定者 " + opened.decision().by() + ")");
      case StepBegan(_, var step, var attempt) ->
          Html.say(step + " begins, attempt " + attempt, title(step) + " 開始(" + attempt + "回目)");
      case TokenTaken(_, var token) -> Html.say("token " + token, "トークン " + token);
      case StepEnded(_, var step, var outcome) -> ended(step, outcome);
      case PersonDecided decided ->
          Html.say(
              decided.step() + ": " + decided.by() + " says " + decided.choice(),
              title(decided.step()) + " " + decided.by() + " の判断 " + decided.choice());
      case TaskConfirmed(_, var step, var by, var note) ->
          Html.say(
              step + ": done, says " + by + " " + note, title(step) + " " + by + " が完了を確認 " + note);
      case EvidenceAdded(_, var evidence) ->
          Html.say(
              "evidence: " + evidence.title().en() + " = " + evidence.value(),
              "計測結果:" + evidence.title().ja() + " = " + evidence.value());
      case RunEnded(_, var result) -> result(result);
    };
  }

  private Html ended(StepId step, StepOutcome outcome) {
    var words = words(step, outcome);
    return switch (outcome) {
      case StepOutcome.Completed _ ->
          Html.say(step + " done: " + words.en(), title(step) + " 完了:" + words.ja());
      case StepOutcome.Skipped _ ->
          Html.say(step + " skipped: " + words.en(), title(step) + " 省略:" + words.ja());
      case StepOutcome.Failed _ ->
          Html.say(step + " failed: " + words.en(), title(step) + " 失敗:「" + words.en() + "」");
      case StepOutcome.Fenced(_, var current) ->
          Html.say(
              step + " refused: " + current + " is newer",
              title(step) + " 拒否:" + current + " が新しい");
    };
  }

  private Bilingual words(StepId step, StepOutcome outcome) {
    return record.run().steps().stream()
        .map(StepRun::planned)
        .filter(planned -> planned.id().equals(step))
        .findFirst()
        .map(planned -> new StepWords(record.sites()).of(planned.move(), outcome))
        .orElseGet(() -> Bilingual.same("–"));
  }

  /// What a step is called in Japanese, set apart from what is said of it.
  private String title(StepId step) {
    return record.run().steps().stream()
        .map(StepRun::planned)
        .filter(planned -> planned.id().equals(step))
        .findFirst()
        .map(planned -> "「" + planned.step().title().ja() + "」")
        .orElseGet(step::toString);
  }

  private Html result(RunResult result) {
    return switch (result) {
      case RunResult.Recovered _ -> Html.say("run ended: recovered", "実行を終了:復旧");
      case RunResult.Failed(var step, var because) ->
          Html.say("run failed at " + step + ": " + because, title(step) + "で失敗:" + because);
      case RunResult.Aborted(var by, var because) ->
          Html.say("run ended by " + by + ": " + because, by + " が実行を終了:" + because);
      case RunResult.StoodDown(var because) ->
          Html.say("run stood down: " + because, "実行を中止:" + because);
    };
  }
}
