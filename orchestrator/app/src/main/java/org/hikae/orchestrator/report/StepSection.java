package org.hikae.orchestrator.report;

import java.util.Locale;
import java.util.stream.IntStream;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.run.StepRun;
import org.hikae.domain.run.StepState;
import org.hikae.domain.run.StepWords;
import org.hikae.domain.text.Bilingual;

/// What was done, step by step, against the runbook's budgets.
record StepSection(RecoveryRecord record, Times times) {
  Html html() {
    var steps = record.run().steps();
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <p class="intro">{}</p>
        <ol class="steps">
        {}</ol>
        </section>
        """,
        Html.say("What was done", "実施した手順"),
        Html.say(
            "The runbook “"
                + record.run().plan().runbook()
                + "”, bound to what was seen and then"
                + " executed as it stands.",
            "手順書「" + record.run().plan().runbook() + "」を、観測された状況に当てはめてそのまま実行しました。"),
        Html.all(IntStream.range(0, steps.size()).mapToObj(i -> step(i + 1, steps.get(i)))));
  }

  private Html step(int number, StepRun run) {
    var step = run.planned().step();
    return Html.of(
        """
        <li class="{}"><span class="n fill {}">{}</span>
        <div><h3>{}</h3><p>{}</p><p class="fine">{}</p></div>
        <div class="budget"><b>{}</b><small>{}</small><span class="share"><i class="fill {}" style="width:{}%"></i></span></div></li>
        """,
        state(run),
        SegmentSection.css(step.segment()),
        number,
        step.title(),
        outcome(run),
        check(run),
        run.took().map(Times::brief).orElse(Bilingual.same("–")),
        Html.say(
            "of " + Times.brief(step.budget()).en(), "持ち時間 " + Times.brief(step.budget()).ja()),
        SegmentSection.css(step.segment()),
        used(run));
  }

  private static String state(StepRun run) {
    return switch (run.state()) {
      case StepState.Ended(_, _, _, _, StepOutcome.Completed _) -> "done";
      case StepState.Ended(_, _, _, _, StepOutcome.Skipped _) -> "done";
      case StepState.Ended _ -> "failed";
      case StepState.Waiting _, StepState.Running _, StepState.Reopened _ -> "open";
    };
  }

  private Object outcome(StepRun run) {
    return switch (run.state()) {
      case StepState.Waiting _ -> Html.say("Not begun.", "未開始。");
      case StepState.Running _ -> Html.say("Under way.", "実行中。");
      case StepState.Reopened _ -> Html.say("To be tried again.", "再試行待ち。");
      case StepState.Ended ended ->
          new StepWords(record.sites()).of(run.planned().move(), ended.outcome());
    };
  }

  private static Html check(StepRun run) {
    var words = run.planned().step().check().words();
    var attempts = run.ended().map(StepState.Ended::attempt).filter(attempt -> attempt > 1);
    return Html.of(
        "{}{}",
        Html.say("Check: " + words.en() + ".", "確認条件:" + words.ja() + "。"),
        attempts.map(n -> Html.say(" " + n + " attempts.", " " + n + "回試行。")).orElse(Html.NOTHING));
  }

  private static String used(StepRun run) {
    var budget = run.planned().step().budget().toMillis();
    var share = run.took().map(took -> 100.0 * took.toMillis() / budget).orElse(0.0);
    return String.format(Locale.ROOT, "%.1f", Math.min(100, share));
  }
}
