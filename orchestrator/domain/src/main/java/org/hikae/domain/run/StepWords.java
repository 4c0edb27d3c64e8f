package org.hikae.domain.run;

import java.util.Locale;
import java.util.Optional;
import org.hikae.domain.plan.Move;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Bytes;
import org.hikae.protocol.TaskState.Figures;

/// What a step came to, for people. Whoever carried it out said so in one language; in the other it
/// is told by what the step was for and by its figures. The words of a fault are those of a program
/// and stay as they are.
public final class StepWords {
  private StepWords() {}

  /// Empty until the step has ended.
  public static Optional<Bilingual> of(StepRun run) {
    return run.ended().map(ended -> of(run.planned().move(), ended.outcome()));
  }

  /// The same for an outcome by itself.
  public static Bilingual of(Move move, StepOutcome outcome) {
    return switch (outcome) {
      case StepOutcome.Completed(_, var summary, var figures) ->
          new Bilingual(told(summary), japanese(move, figures));
      case StepOutcome.Skipped(var because) ->
          new Bilingual(told(because), "省略しました(" + told(because) + ")");
      case StepOutcome.Failed(var fault) -> Bilingual.same(told(fault.error()));
      case StepOutcome.Fenced(var held, var current) ->
          new Bilingual(
              held + " was superseded by " + current, held + " は " + current + " に置き換えられました");
    };
  }

  private static String japanese(Move move, Figures figures) {
    return switch (move) {
      case Move.TakeLease(_, var to, var superseding) ->
          "エポック " + superseding.next() + " を " + to + " に発行しました";
      case Move.Restore(var at, _) ->
          at
              + " に "
              + String.format(Locale.ROOT, "%,d", figures.files())
              + " ファイル、"
              + new Bytes(figures.writtenBytes())
              + " を復元しました";
      case Move.StartService(var at) -> at + " でサービスを起動しました";
      case Move.ProbeService(var at) -> at + " での応答を確認しました";
      case Move.SwitchTraffic(var to, var address) -> address + " の接続先を " + to + " に切り替えました";
      case Move.AskPerson _ -> "担当者が実施しました";
    };
  }

  private static String told(String words) {
    return words.isBlank() ? "–" : words;
  }
}
