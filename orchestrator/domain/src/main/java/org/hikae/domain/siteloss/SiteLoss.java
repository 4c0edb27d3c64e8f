package org.hikae.domain.siteloss;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.estate.Mode;
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
      return new Verdict.Healthy(seen.site() + " answers");
    }
    var since = bad.getFirst().sentAt();
    return new Verdict.ServiceAway(
        seen.site(),
        since,
        seen.site() + " answers, but " + seen.service() + " does not since " + since);
  }

  private Verdict silent(Signs seen, Instant since) {
    if (seen.released()) {
      return new Verdict.ServiceAway(
          seen.site(),
          since,
          seen.service() + " was stopped in good order before " + seen.site() + " fell silent");
    }
    var doubts = doubts(seen, since);
    if (!doubts.isEmpty()) {
      return new Verdict.Suspected(
          seen.site(),
          since,
          "no heartbeat from " + seen.site() + " since " + since + ", but " + joined(doubts));
    }
    if (!seen.majority()) {
      return new Verdict.CannotDecide(
          seen.site() + " seems lost, but " + seen.observer() + " does not lead a majority");
    }
    return decide(seen, declare(seen, since));
  }

  /// Everything that speaks against a loss.
  private List<String> doubts(Signs seen, Instant since) {
    var doubts = new ArrayList<String>();
    var silence = Duration.between(since, seen.now());
    if (silence.compareTo(patience.silence()) < 0) {
      doubts.add("only for " + brief(silence));
    }
    if (seen.sinceRenewal().compareTo(patience.unrenewed()) < 0) {
      doubts.add("its lease was renewed " + brief(seen.sinceRenewal()) + " ago");
    }
    var bad = badInARow(seen.probes()).size();
    if (bad < patience.badProbes()) {
      doubts.add("only " + bad + " of " + patience.badProbes() + " probes in a row are bad");
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
                    "no heartbeat since "
                        + since
                        + ", no renewal for "
                        + brief(seen.sinceRenewal())
                        + ", "
                        + badInARow(seen.probes()).size()
                        + " bad probes in a row"));
  }

  private static Verdict decide(Signs seen, Declaration declaration) {
    if (seen.approval().isPresent()) {
      return lost(declaration, seen.approval().orElseThrow());
    }
    return switch (seen.mode()) {
      case AUTOMATIC ->
          lost(declaration, new Decision(seen.now(), Mode.AUTOMATIC, seen.observer().toString()));
      case ASSISTED, MANUAL ->
          new Verdict.AwaitingApproval(
              declaration,
              declaration.site()
                  + " is lost; a person has to approve the failover of "
                  + seen.service());
    };
  }

  private static Verdict lost(Declaration declaration, Decision decision) {
    return new Verdict.Lost(
        declaration,
        decision,
        declaration.site()
            + " is lost ("
            + declaration.because()
            + "); decided by "
            + decision.by());
  }

  /// The bad looks since the last good one, oldest first.
  private static List<ProbeSample> badInARow(List<ProbeSample> probes) {
    var from = probes.size();
    while (from > 0 && !probes.get(from - 1).good()) {
      from--;
    }
    return probes.subList(from, probes.size());
  }

  private static String joined(List<String> doubts) {
    return String.join(" and ", doubts);
  }

  private static String brief(Duration span) {
    return Spans.brief(span, Language.EN);
  }
}
