package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.outage.Outage;
import org.hikae.domain.outage.OutageClock;
import org.hikae.domain.run.Run;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.probing.ProbeHistory;

/// The accounts of outages: the looks that bound each, written to the ledger when its run ends, so
/// that every orchestrator tells the same downtime.
public final class OutageAccounts {
  private static final Duration BEFORE = Duration.ofMinutes(2);
  private static final int ALL = 500;
  private static final int NEAR = 40;

  private final Decisions decisions;
  private final EntryRows rows;
  private final DomainJson json;
  private final ProbeHistory history;
  private final Clock clock;

  /// The looks that a run's outage is told by.
  record LooksTaken(Instant at, List<ProbeSample> looks) {
    LooksTaken {
      looks = List.copyOf(looks);
    }
  }

  public OutageAccounts(
      Decisions decisions, EntryRows rows, DomainJson json, ProbeHistory history, Clock clock) {
    this.decisions = decisions;
    this.rows = rows;
    this.json = json;
    this.history = history;
    this.clock = clock;
  }

  /// The outage of a run as it stands now: from the ledger once the run has ended, from our own
  /// looks until then.
  public Outage of(Run run) {
    return new OutageClock(run, looks(run))
        .at(run.ended().map(end -> end.at()).orElse(clock.instant()));
  }

  /// The looks that bound a run's outage, oldest first.
  public List<ProbeSample> looks(Run run) {
    return rows.last(stream(run))
        .map(entry -> json.read(entry.body(), LooksTaken.class).looks())
        .orElseGet(() -> telling(seen(run)));
  }

  void write(Run run) throws LedgerException, InterruptedException {
    decisions.append(stream(run), 0, new LooksTaken(clock.instant(), telling(seen(run))));
  }

  private List<ProbeSample> seen(Run run) {
    var since = run.opened().declaration().silentSince().minus(BEFORE);
    return history.since(run.plan().service(), since);
  }

  private static String stream(Run run) {
    return "outage/" + run.id();
  }

  /// Everything of an outage of usual length; of a longer one what is near a turn from good to bad
  /// or back.
  static List<ProbeSample> telling(List<ProbeSample> looks) {
    var kept = new ArrayList<ProbeSample>();
    for (var i = 0; i < looks.size(); i++) {
      if (looks.size() <= ALL || nearTurn(looks, i)) {
        kept.add(looks.get(i));
      }
    }
    return kept;
  }

  private static boolean nearTurn(List<ProbeSample> looks, int index) {
    var from = Math.max(1, index - NEAR);
    var to = Math.min(looks.size() - 1, index + NEAR);
    return index == 0
        || IntStream.rangeClosed(from, to)
            .anyMatch(i -> looks.get(i).good() != looks.get(i - 1).good());
  }
}
