package org.hikae.domain.run;

import java.util.Locale;
import java.util.Optional;
import org.hikae.domain.estate.SiteNames;
import org.hikae.domain.plan.Move;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Bytes;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.TaskState.Figures;

/// What a step came to, for people. Whoever carried it out said so in one language; in the other it
/// is told by what the step was for and by its figures. The words of a fault are those of a program
/// and stay as they are.
///
/// @param sites what sites are called in the language that nobody spoke
public record StepWords(SiteNames sites) {
  /// Empty until the step has ended.
  public Optional<Bilingual> of(StepRun run) {
    return run.ended().map(ended -> of(run.planned().move(), ended.outcome()));
  }

  /// The same for an outcome by itself.
  public Bilingual of(Move move, StepOutcome outcome) {
    return switch (outcome) {
      case StepOutcome.Completed(_, var summary, var figures) ->
          new Bilingual(told(summary), japanese(move, figures));
      case StepOutcome.Skipped(var because) when move instanceof Move.LeaveOut(var why) ->
          new Bilingual(told(because), why.ja());
      case StepOutcome.Skipped(var because) ->
          new Bilingual(told(because), "省略しました(" + told(because) + ")");
      case StepOutcome.Failed(var fault) ->
          new Bilingual(told(fault.error()), "失敗しました(" + told(fault.error()) + ")");
      case StepOutcome.Fenced(var held, var current) ->
          new Bilingual(
              held + " was superseded by " + current, held + " は " + current + " に置き換えられました");
    };
  }

  private String japanese(Move move, Figures figures) {
    return switch (move) {
      case Move.TakeLease(_, var to, var superseding) ->
          "エポック " + superseding.next() + " を" + ja(to) + "に発行しました";
      case Move.Restore(var at, _) -> restored(ja(at), figures);
      case Move.RestoreOwnBackup(var at) -> restored(ja(at), figures);
      case Move.RestoreInSandbox(var at, _) -> restored(ja(at) + "のサンドボックス", figures);
      case Move.StopService(var at, _) -> ja(at) + "でサービスを停止し、リースを返却しました";
      case Move.HoldTraffic _ -> "利用者の接続を止めました";
      case Move.BackUp(var at) -> ja(at) + "でバックアップを取得しました";
      case Move.Mirror(var at, var from, _) -> "保管庫 " + from + " の不足分を" + ja(at) + "にコピーしました";
      case Move.AwaitUsers(var address) -> address + " の応答を確認しました";
      case Move.CheckVault(var at) -> ja(at) + "の保管庫の全パックを確認しました";
      case Move.HealVault(var at, _, _) ->
          ja(at) + "の保管庫で " + figures.files() + " 個のオブジェクトを置き換えました";
      case Move.RunProgram(var at, var program) -> ja(at) + "でプログラム " + program + " を実行しました";
      case Move.CallHttp(_, var url, var status) -> url + " が " + status + " を返しました";
      case Move.Examine(var at, var examinations) ->
          ja(at) + "で " + examinations.size() + " 件の検査に合格しました";
      case Move.ExamineInSandbox(var at, var examinations) ->
          ja(at) + "のサンドボックスで " + examinations.size() + " 件の検査に合格しました";
      case Move.OpenSandbox(var at) -> ja(at) + "にサンドボックスを開きました";
      case Move.StartInSandbox(var at) -> ja(at) + "のサンドボックスでサービスを起動しました";
      case Move.ProbeInSandbox(var at) -> ja(at) + "のサンドボックスでの応答を確認しました";
      case Move.SilenceTwin(var from) -> ja(from) + "の模擬ハートビートの途絶を検知しました";
      case Move.CloseSandbox(var at) -> ja(at) + "のサンドボックスを片付けました";
      case Move.LeaveOut(var because) -> because.ja();
      case Move.StartService(var at) -> ja(at) + "でサービスを起動しました";
      case Move.ProbeService(var at) -> ja(at) + "での応答を確認しました";
      case Move.SwitchTraffic(var to, var address) -> address + " の接続先を" + ja(to) + "に切り替えました";
      case Move.AskPerson _ -> "担当者が実施しました";
    };
  }

  private String ja(SiteId site) {
    return sites.of(site).ja();
  }

  private static String restored(String where, Figures figures) {
    return where
        + "に "
        + String.format(Locale.ROOT, "%,d", figures.files())
        + " 件のファイルとフォルダー、"
        + new Bytes(figures.writtenBytes())
        + " を復元しました";
  }

  private static String told(String words) {
    return words.isBlank() ? "–" : words;
  }
}
