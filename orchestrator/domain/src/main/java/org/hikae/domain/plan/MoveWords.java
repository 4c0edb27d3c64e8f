package org.hikae.domain.plan;

import java.util.function.Function;
import org.hikae.domain.text.Language;
import org.hikae.protocol.SiteId;

/// What a move does, in one sentence without its end, for a page that people follow.
///
/// @param site what a site is called there
public record MoveWords(Language language, Function<SiteId, String> site) {

  public String of(Move move) {
    return language == Language.JA ? japanese(move) : english(move);
  }

  private String english(Move move) {
    return switch (move) {
      case Move.TakeLease(var from, var to, var superseding) ->
          "waits until the lease of %s (epoch %s) has run out, then takes epoch %s for %s"
              .formatted(at(from), superseding, superseding.next(), at(to));
      case Move.Restore(var at, var snapshots) ->
          "restores %d snapshots from the vault at %s".formatted(snapshots.size(), at(at));
      case Move.RestoreOwnBackup(var at) ->
          "restores what this run has backed up, from the vault at " + at(at);
      case Move.StartService(var at) -> "starts the service at " + at(at);
      case Move.StopService(var at, var epoch) ->
          "stops the service at %s in good order and gives back epoch %s".formatted(at(at), epoch);
      case Move.HoldTraffic(var at, _) -> "keeps users out, in the name of " + at(at);
      case Move.BackUp(var at) -> "backs up every source at " + at(at);
      case Move.Mirror(var at, var from, _) ->
          "pulls what is missing from vault %s into the vault at %s".formatted(from, at(at));
      case Move.ProbeService(var at) -> "probes the service at " + at(at);
      case Move.SwitchTraffic(var to, var address) -> "leads %s to %s".formatted(address, at(to));
      case Move.AwaitUsers(var address) -> "waits until " + address + " answers";
      case Move.CheckVault(var at) -> "looks at every pack of the vault at " + at(at);
      case Move.HealVault(var at, var from, _) ->
          "replaces what is damaged in the vault at %s from vault %s".formatted(at(at), from);
      case Move.RunProgram(var at, var program) ->
          "runs the program '%s' of the agent at %s".formatted(program, at(at));
      case Move.CallHttp(var method, var url, var status) ->
          "sends %s to %s and expects %d".formatted(method, url, status);
      case Move.AskPerson(_, _, _, var fourEyes) ->
          fourEyes ? "asks a person, and a second one to look at it" : "asks a person";
      case Move.LeaveOut(var because) -> "does nothing: " + because.en();
      case Move.OpenSandbox(var at) -> "opens a sandbox at " + at(at) + ", which holds no epoch";
      case Move.RestoreInSandbox(var at, var snapshots) ->
          "restores %d snapshots from the vault at %s into the sandbox"
              .formatted(snapshots.size(), at(at));
      case Move.StartInSandbox(var at) ->
          "starts the service in the sandbox at " + at(at) + ", on a port of its own";
      case Move.ProbeInSandbox(var at) -> "probes the service in the sandbox at " + at(at);
      case Move.ExamineInSandbox(var at, var examinations) ->
          "puts %d checks to the service in the sandbox at %s"
              .formatted(examinations.size(), at(at));
      case Move.Examine(var at, var examinations) ->
          "puts %d checks to the service at %s".formatted(examinations.size(), at(at));
      case Move.SilenceTwin(var from) ->
          "silences a twin of the heartbeat of " + at(from) + " and sees when that is noticed";
      case Move.CloseSandbox(var at) ->
          "ends everything in the sandbox at " + at(at) + " and removes it, whatever happened";
    };
  }

  private String japanese(Move move) {
    return switch (move) {
      case Move.TakeLease(var from, var to, var superseding) ->
          "%sのリース(エポック %s)が失効するまで待ち、%sのエポック %s を発行する"
              .formatted(at(from), superseding, at(to), superseding.next());
      case Move.Restore(var at, var snapshots) ->
          "%sの保管庫からスナップショット %d 件を復元する".formatted(at(at), snapshots.size());
      case Move.RestoreOwnBackup(var at) -> at(at) + "の保管庫から、この実行で取得したバックアップを復元する";
      case Move.StartService(var at) -> at(at) + "でサービスを起動する";
      case Move.StopService(var at, var epoch) ->
          "%sでサービスを正常に停止し、エポック %s を返却する".formatted(at(at), epoch);
      case Move.HoldTraffic(var at, _) -> at(at) + "の権限で利用者の接続を止める";
      case Move.BackUp(var at) -> at(at) + "で全ソースのバックアップを取得する";
      case Move.Mirror(var at, var from, _) -> "保管庫 %s の不足分を%sの保管庫にコピーする".formatted(from, at(at));
      case Move.ProbeService(var at) -> at(at) + "のサービスの応答を確かめる";
      case Move.SwitchTraffic(var to, var address) -> "%s の接続先を%sに切り替える".formatted(address, at(to));
      case Move.AwaitUsers(var address) -> address + " が応答するまで待つ";
      case Move.CheckVault(var at) -> at(at) + "の保管庫の全パックを確認する";
      case Move.HealVault(var at, var from, _) ->
          "%sの保管庫の破損部分を保管庫 %s から置き換える".formatted(at(at), from);
      case Move.RunProgram(var at, var program) ->
          "%sのエージェントでプログラム %s を実行する".formatted(at(at), program);
      case Move.CallHttp(var method, var url, var status) ->
          "%s %s を送り、%d が返ることを確かめる".formatted(method, url, status);
      case Move.AskPerson(_, _, _, var fourEyes) -> fourEyes ? "担当者と第二の確認者に依頼する" : "担当者に依頼する";
      case Move.LeaveOut(var because) -> "何もしない。" + because.ja();
      case Move.OpenSandbox(var at) -> at(at) + "にサンドボックスを開く(エポックは持たない)";
      case Move.RestoreInSandbox(var at, var snapshots) ->
          "%sの保管庫からスナップショット %d 件をサンドボックスに復元する".formatted(at(at), snapshots.size());
      case Move.StartInSandbox(var at) -> at(at) + "のサンドボックスで、専用のポートでサービスを起動する";
      case Move.ProbeInSandbox(var at) -> at(at) + "のサンドボックスでサービスの応答を確かめる";
      case Move.ExamineInSandbox(var at, var examinations) ->
          "%sのサンドボックスでサービスの検査 %d 件を行う".formatted(at(at), examinations.size());
      case Move.Examine(var at, var examinations) ->
          "%sでサービスの検査 %d 件を行う".formatted(at(at), examinations.size());
      case Move.SilenceTwin(var from) -> at(from) + "の模擬ハートビートを止め、検知されるまでの時間を測る";
      case Move.CloseSandbox(var at) -> at(at) + "のサンドボックス内をすべて終了し、削除する(途中で何が起きても)";
    };
  }

  private String at(SiteId id) {
    return site.apply(id);
  }
}
