package org.hikae.domain.forgetting;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.hikae.domain.retention.Rule;
import org.hikae.domain.retention.Span;
import org.hikae.domain.text.Ages;
import org.hikae.domain.text.Bilingual;

/// Why a point is kept or goes, for people.
public final class ReasonWords {
  private final DateTimeFormatter minute;

  /// @param zone whose clock moments are told by
  public ReasonWords(ZoneId zone) {
    this.minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
  }

  public Bilingual of(Reason reason) {
    return switch (reason) {
      case Reason.Wanted(var rule, var as) -> wanted(rule, as);
      case Reason.TooYoung(var floor) ->
          new Bilingual(
              "younger than the floor of " + Ages.en(floor), "下限(" + Ages.ja(floor) + ")未満");
      case Reason.Newest _ -> new Bilingual("the newest there is", "最新のポイント");
      case Reason.LastProven(var at) ->
          new Bilingual(
              "the last that was brought back whole, " + minute.format(at),
              "最後に復旧を実証したポイント(" + minute.format(at) + ")");
      case Reason.Held(var by) -> new Bilingual("held by " + by, "保持指定: " + by);
      case Reason.Locked(var until) ->
          new Bilingual("locked until " + minute.format(until), minute.format(until) + " まで削除禁止");
      case Reason.Awaited(var mirrors) ->
          new Bilingual(
              "not fetched yet by " + mirrors.stream().sorted().collect(Collectors.joining(", ")),
              "ミラー未取得: " + mirrors.stream().sorted().collect(Collectors.joining("、")));
      case Reason.AtOriginal(var vault) ->
          new Bilingual(
              "still in " + vault + ", which this vault mirrors", "ミラー元 " + vault + " に現存");
      case Reason.Needed(var marks) ->
          new Bilingual(
              "needed by " + String.join(", ", marks), "他のポイントに必要: " + String.join("、", marks));
    };
  }

  /// Why it goes; what is kept has reasons of its own.
  public Bilingual going(Fate fate) {
    return switch (fate) {
      case Fate.Expired _ -> new Bilingual("no rule wants it", "どの規則にも該当しない");
      case Fate.OverQuota(var quota) ->
          new Bilingual("the quota of " + quota + " has no room", "割当 " + quota + " を超過");
      case Fate.Kept _ -> throw new IllegalArgumentException("what is kept does not go");
    };
  }

  private static Bilingual wanted(Rule rule, String as) {
    return switch (rule) {
      case Rule.Newest(var count) ->
          new Bilingual("one of the newest " + count, "新しい順に" + count + "個以内");
      case Rule.Younger(var age) ->
          new Bilingual("younger than " + Ages.en(age), Ages.ja(age) + "以内");
      case Rule.NewestOfEach(var span, _) ->
          new Bilingual(
              "the newest of " + as.replace("newest of ", ""),
              as.replace("newest of ", "") + " の最新(" + generation(span) + ")");
    };
  }

  private static String generation(Span span) {
    return switch (span) {
      case DAY -> "日次";
      case WEEK -> "週次";
      case MONTH -> "月次";
      case YEAR -> "年次";
    };
  }
}
