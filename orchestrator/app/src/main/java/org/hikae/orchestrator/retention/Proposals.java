package org.hikae.orchestrator.retention;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.forgetting.VaultRetention;
import org.hikae.domain.points.PointMark;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.ledger.RetentionEvent;
import org.hikae.orchestrator.ledger.RetentionEvent.ProposalEnded;
import org.hikae.orchestrator.ledger.RetentionEvent.RetentionProposed;
import org.hikae.protocol.VaultName;

/// Choices of points that one person wants forgotten and that wait for a second one: at most one of
/// each vault, for three days.
public final class Proposals {
  private static final Duration STANDS = Duration.ofDays(3);

  private final Decisions decisions;
  private final EntryRows rows;
  private final DomainJson json;
  private final Clock clock;

  public Proposals(Decisions decisions, EntryRows rows, DomainJson json, Clock clock) {
    this.decisions = decisions;
    this.rows = rows;
    this.json = json;
    this.clock = clock;
  }

  /// The one that waits.
  public Optional<RetentionProposed> standing(VaultName vault) {
    return rows.last(stream(vault)).flatMap(this::waiting);
  }

  private Optional<RetentionProposed> waiting(LedgerEntry entry) {
    return json.read(entry.body(), RetentionEvent.class) instanceof RetentionProposed proposed
            && clock.instant().isBefore(proposed.at().plus(STANDS))
        ? Optional.of(proposed)
        : Optional.empty();
  }

  /// Proposes a choice, in the place of whatever waits. Says whether it was written down: somebody
  /// may have been first.
  public boolean propose(VaultName vault, List<PointMark> points, String by, String note)
      throws LedgerException, InterruptedException {
    var name = VaultRetention.nameOf(points);
    return append(vault, new RetentionProposed(clock.instant(), vault, name, points, by, note));
  }

  /// Ends the one that waits: it was agreed to, or withdrawn. Says whether it was this call that
  /// did.
  public boolean end(RetentionProposed proposal, String by, boolean agreed)
      throws LedgerException, InterruptedException {
    var last = rows.last(stream(proposal.vault()));
    return last.flatMap(this::waiting).filter(proposal::equals).isPresent()
        && append(
            proposal.vault(),
            new ProposalEnded(clock.instant(), proposal.vault(), proposal.plan(), by, agreed));
  }

  private boolean append(VaultName vault, RetentionEvent event)
      throws LedgerException, InterruptedException {
    var version = rows.last(stream(vault)).map(LedgerEntry::version).orElse(0L);
    return decisions.append(stream(vault), version, event) instanceof Receipt.Stands;
  }

  private static String stream(VaultName vault) {
    return RetentionEvent.PREFIX + vault;
  }
}
