package org.hikae.domain.siteloss;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.domain.watch.ProbeSample;

/// Decides from [Signs] whether a site is lost. It never is while the mesh reaches any process of
/// it, while its lease is being renewed, while users get through, or without a majority; and nobody
/// but a person decides where the service's mode says so.
public record SiteLoss(Patience patience) {

  public Verdict judge(Signs seen) {
    return seen.silence().map(since -> silent(seen, since)).orElseGet(() -> heard(seen));
  }

  private Verdict heard(Signs seen) {
    var bad = badInARow(seen.probes());
    if (bad.size() < patience.badProbes()) {
      return new Verdict.Healthy(
          new Bilingual(seen.site() + " answers", seen.siteInJapanese() + "は応答しています"));
    }
    var since = bad.getFirst().sentAt();
    return new Verdict.ServiceAway(
        seen.site(),
        since,
        new Bilingual(
            seen.site() + " answers, but " + seen.service() + " does not since " + told(since),
            seen.siteInJapanese()
                + "は応答していますが、"
                + seen.serviceInJapanese()
                + "は "
                + told(since)
                + " から応答していません"));
  }

  private Verdict silent(Signs seen, Instant since) {
    if (seen.released()) {
      return new Verdict.ServiceAway(
          seen.site(),
          since,
          new Bilingual(
              seen.service() + " was stopped in good order before " + seen.site() + " fell silent",
              seen.serviceInJapanese() + "は、" + seen.siteInJapanese() + "が沈黙する前に正常に停止されました"));
    }
    var doubts = doubts(seen, since);
    if (!doubts.isEmpty()) {
      return new Verdict.Suspected(
          seen.site(),
          since,
          new Bilingual(
              "no heartbeat from "
                  + seen.site()
                  + " since "
                  + told(since)
                  + ", but "
                  + joined(doubts, Language.EN, " and "),
              seen.siteInJapanese()
                  + "のハートビートは "
                  + told(since)
                  + " から途絶えています。ただし"
                  + joined(doubts, Language.JA, "、")));
    }
    if (!seen.majority()) {
      return new Verdict.CannotDecide(
          new Bilingual(
              seen.site() + " seems lost, but " + seen.observer() + " does not lead a majority",
              seen.siteInJapanese() + "は失われたと見られますが、" + seen.observer() + " は過半数を率いていません"));
    }
    return decide(seen, declare(seen, since));
  }

  /// Everything that speaks against a loss.
  private List<Bilingual> doubts(Signs seen, Instant since) {
    var doubts = new ArrayList<Bilingual>();
    var silence = Duration.between(since, seen.now());
    if (silence.compareTo(patience.silence()) < 0) {
      doubts.add(new Bilingual("only for " + en(silence), "まだ " + ja(silence) + " です"));
    }
    if (seen.sinceRenewal().compareTo(patience.unrenewed()) < 0) {
      doubts.add(
          new Bilingual(
              "its lease was renewed " + en(seen.sinceRenewal()) + " ago",
              "リースは " + ja(seen.sinceRenewal()) + " 前に更新されました"));
    }
    var bad = badInARow(seen.probes()).size();
    if (bad < patience.badProbes()) {
      doubts.add(
          new Bilingual(
              "only " + bad + " of " + patience.badProbes() + " probes in a row are bad",
              "連続して失敗した確認は " + patience.badProbes() + " 回中 " + bad + " 回だけです"));
    }
    return doubts;
  }

  private Declaration declare(Signs seen, Instant since) {
    return seen.declaration()
        .orElseGet(
            () ->
                new Declaration(
                    seen.site(),
                    since,
                    seen.now(),
                    grounds(since, seen.sinceRenewal(), badInARow(seen.probes()).size())));
  }

  private static Bilingual grounds(Instant since, Duration unrenewed, int bad) {
    return new Bilingual(
        "no heartbeat since "
            + told(since)
            + ", no renewal for "
            + en(unrenewed)
            + ", "
            + bad
            + " bad probes in a row",
        told(since) + " からハートビートなし、リースの更新なし " + ja(unrenewed) + "、確認の連続失敗 " + bad + " 回");
  }

  /// Finer than that no look is.
  private static Instant told(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Verdict decide(Signs seen, Declaration declaration) {
    if (seen.approval().isPresent()) {
      return lost(seen, declaration, seen.approval().orElseThrow());
    }
    return switch (seen.mode()) {
      case AUTOMATIC ->
          lost(
              seen,
              declaration,
              new Decision(seen.now(), Mode.AUTOMATIC, seen.observer().toString()));
      case ASSISTED, MANUAL ->
          new Verdict.AwaitingApproval(
              declaration,
              new Bilingual(
                  declaration.site()
                      + " is lost; a person has to approve the failover of "
                      + seen.service(),
                  seen.siteInJapanese()
                      + "は失われました。"
                      + seen.serviceInJapanese()
                      + "の切替には人の承認が必要です"));
    };
  }

  private static Verdict lost(Signs seen, Declaration declaration, Decision decision) {
    return new Verdict.Lost(
        declaration,
        decision,
        new Bilingual(
            declaration.site()
                + " is lost ("
                + declaration.because().en()
                + "); decided by "
                + decision.by(),
            seen.siteInJapanese()
                + "は失われました("
                + declaration.because().ja()
                + ")。決定者 "
                + decision.by()));
  }

  /// The bad looks since the last good one, oldest first.
  private static List<ProbeSample> badInARow(List<ProbeSample> probes) {
    var from = probes.size();
    while (from > 0 && !probes.get(from - 1).good()) {
      from--;
    }
    return probes.subList(from, probes.size());
  }

  private static String joined(List<Bilingual> doubts, Language language, String by) {
    return doubts.stream().map(doubt -> doubt.in(language)).collect(Collectors.joining(by));
  }

  private static String en(Duration span) {
    return Spans.brief(span, Language.EN);
  }

  private static String ja(Duration span) {
    return Spans.brief(span, Language.JA);
  }
}
