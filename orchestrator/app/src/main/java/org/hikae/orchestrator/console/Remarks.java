package org.hikae.orchestrator.console;

import java.util.List;
import java.util.regex.Pattern;
import org.hikae.domain.text.Language;

/// What agents and probes remark, which they do in English, for a page in either language. Words of
/// a program that nobody here knows stay as they are, behind what they are about.
final class Remarks {
  private static final List<Phrase> WORK =
      List.of(
          new Phrase("reading", "読み取り中"),
          new Phrase("backing up", "バックアップ中"),
          new Phrase("waiting for the database to accept connections", "データベースの接続受付待ち"),
          new Phrase("reading the database", "データベースを読み取り中"),
          new Phrase("copying the database", "データベースをコピー中"),
          new Phrase("preparing the copy", "コピーを整合化中"),
          new Phrase("mirroring", "ミラー中"),
          new Phrase("copying packs", "パックをコピー中"),
          new Phrase("checking packs", "パックを検査中"),
          new Phrase("checking snapshots", "スナップショットを検査中"),
          new Phrase("checking", "検査中"),
          new Phrase("healing", "修復中"),
          new Phrase("opening a sandbox", "サンドボックスを準備中"),
          new Phrase("removing", "片付け中"),
          new Phrase("examining", "検査項目を確認中"),
          new Phrase("rewriting packs", "パックを書き直し中"),
          new Phrase("extending locks", "ロックを延長中"),
          new Phrase("restoring", "復元中"),
          new Phrase("waiting for the lease to be renewed", "リースの更新待ち"),
          new Phrase("starting", "起動中"),
          new Phrase("stopping", "停止中"),
          new Phrase("beating", "模擬ハートビートを送信中"),
          new Phrase("running", "実行中"),
          new Phrase("holding traffic", "利用者の接続を停止中"),
          new Phrase("switching traffic", "接続先を切替中"),
          new Phrase("running (.+)", "$1 を実行中"),
          new Phrase("holding (.+)", "$1 の接続を停止中"),
          new Phrase("switching (.+)", "$1 の接続先を切替中"));

  private static final List<Phrase> LOOKS =
      List.of(
          new Phrase("connected", "接続できました"),
          new Phrase("answered with no row", "応答あり(行なし)"),
          new Phrase("answered (.*)", "応答 $1"),
          new Phrase("status (\\d+)", "ステータス $1"),
          new Phrase("status (\\d+) instead of (\\d+)", "ステータス $1(期待値は $2)"));

  /// Sources are named before what is done with them.
  private static final Pattern OF_A_SOURCE = Pattern.compile("([^ :]+): (.+)");

  private Remarks() {}

  /// What is being done.
  static String work(String doing, Language language) {
    if (language == Language.EN) {
      return doing;
    }
    var source = OF_A_SOURCE.matcher(doing);
    return source.matches()
        ? source.group(1) + ":" + among(WORK, source.group(2), source.group(2))
        : among(WORK, doing, doing);
  }

  /// What a probe saw.
  static String look(String saw, boolean good, Language language) {
    return language == Language.EN ? saw : among(LOOKS, saw, good ? saw : "応答なし(" + saw + ")");
  }

  /// Why something failed.
  static String failure(String error, Language language) {
    return language == Language.EN ? error : "失敗しました(" + error + ")";
  }

  /// Why something is done a second time.
  static String again(String because, Language language) {
    return language == Language.EN ? "once more, since " + because : "再実行中(1回目の失敗:" + because + ")";
  }

  private static String among(List<Phrase> phrases, String remark, String otherwise) {
    return phrases.stream()
        .filter(phrase -> phrase.english().matcher(remark).matches())
        .findFirst()
        .map(phrase -> phrase.english().matcher(remark).replaceFirst(phrase.japanese()))
        .orElse(otherwise);
  }

  /// A whole remark in English, and the same in Japanese with its groups as `$1`, `$2`.
  private record Phrase(Pattern english, String japanese) {
    Phrase(String english, String japanese) {
      this(Pattern.compile("^(?:" + english + ")$", Pattern.DOTALL), japanese);
    }
  }
}
