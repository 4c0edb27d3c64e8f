package org.hikae.orchestrator.watch;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.siteloss.Decision;
import org.hikae.domain.siteloss.Declaration;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.ledger.IncidentEvent;
import org.hikae.orchestrator.ledger.IncidentEvent.FailoverDecided;
import org.hikae.orchestrator.ledger.IncidentEvent.LossDeclared;
import org.hikae.protocol.FencingToken;
import org.jspecify.annotations.Nullable;

/// Losses that were declared, and what was decided about them. There is one incident for each epoch
/// of a service, since each epoch is lost at most once.
public final class Incidents {
  private final Decisions decisions;
  private final EntryRows rows;
  private final DomainJson json;
  private final Clock clock;

  public Incidents(Decisions decisions, EntryRows rows, DomainJson json, Clock clock) {
    this.decisions = decisions;
    this.rows = rows;
    this.json = json;
    this.clock = clock;
  }

  /// An incident as it stands.
  public record Incident(String id, LossDeclared declared, @Nullable FailoverDecided decided) {
    public Optional<Decision> decision() {
      return Optional.ofNullable(decided).map(FailoverDecided::decision);
    }
  }

  /// The name of the incident in which this token's holder is lost.
  public static String id(FencingToken lost) {
    return lost.service() + "-epoch-" + lost.epoch();
  }

  public Optional<Incident> find(String id) {
    var entries = rows.stream(stream(id));
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    var declared = (LossDeclared) json.read(entries.getFirst().body(), IncidentEvent.class);
    var decided =
        entries.size() < 2
            ? null
            : (FailoverDecided) json.read(entries.get(1).body(), IncidentEvent.class);
    return Optional.of(new Incident(id, declared, decided));
  }

  /// Of these tokens those whose holder was declared lost; found with one question.
  public Set<FencingToken> lost(Collection<FencingToken> tokens) {
    var declared = rows.versions(tokens.stream().map(token -> stream(id(token))).toList()).keySet();
    return tokens.stream()
        .filter(token -> declared.contains(stream(id(token))))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Declares a loss, unless it was declared.
  void declare(FencingToken lost, Declaration declaration)
      throws LedgerException, InterruptedException {
    if (find(id(lost)).isEmpty()) {
      decisions.append(
          stream(id(lost)),
          0,
          new LossDeclared(clock.instant(), lost.service(), lost.epoch(), declaration));
    }
  }

  /// Decides that a failover is to happen, unless that was decided. The loss must be declared.
  public void decide(String id, Decision decision) throws LedgerException, InterruptedException {
    var incident = find(id).orElseThrow();
    if (incident.decision().isEmpty()) {
      decisions.append(stream(id), 1, new FailoverDecided(clock.instant(), decision));
    }
  }

  private static String stream(String id) {
    return "incident/" + id;
  }
}
