package org.hikae.orchestrator.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.document.Document;
import org.hikae.domain.document.DocumentException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.EstateDiff;
import org.hikae.domain.estate.EstateFile;
import org.hikae.domain.estate.Service;
import org.hikae.domain.run.Run;

/// Where a change of the estate is planned, shown and put in force: each version an entry of the
/// ledger with who and why.
public final class EstateDesk {
  private static final Estate NOTHING = new Estate(List.of(), List.of(), List.of());

  private final Decisions decisions;
  private final EntryRows rows;
  private final DomainJson json;
  private final RunJournal runs;
  private final Clock clock;

  public EstateDesk(
      Decisions decisions, EntryRows rows, DomainJson json, RunJournal runs, Clock clock) {
    this.decisions = decisions;
    this.rows = rows;
    this.json = json;
    this.runs = runs;
    this.clock = clock;
  }

  /// A version of the estate and its number.
  public record Version(long number, EstateAdopted adopted) {}

  /// What a document would change.
  ///
  /// @param version the version that it was compared with; only on top of that it may be adopted
  /// @param obstacles why it must not be adopted now, one sentence each
  public record Proposal(long version, Estate estate, EstateDiff diff, List<String> obstacles) {
    public Proposal {
      obstacles = List.copyOf(obstacles);
    }
  }

  /// The version in force.
  public Optional<Version> current() {
    return rows.last(EstateAdopted.STREAM)
        .map(entry -> new Version(entry.version(), json.read(entry.body(), EstateAdopted.class)));
  }

  /// Every version, oldest first.
  public List<Version> history() {
    return rows.stream(EstateAdopted.STREAM).stream()
        .map(entry -> new Version(entry.version(), json.read(entry.body(), EstateAdopted.class)))
        .toList();
  }

  /// Reads a document and says what it would change. Throws with every mistake that is in it.
  public Proposal propose(String name, String document) throws DocumentException {
    var estate = EstateFile.read(new Document(name, document));
    var current = current();
    var before = current.map(version -> version.adopted().estate()).orElse(NOTHING);
    return new Proposal(
        current.map(Version::number).orElse(0L),
        estate,
        EstateDiff.between(before, estate),
        obstacles(before, estate));
  }

  /// Puts a proposal in force, unless the estate has changed since it was made.
  public boolean adopt(Proposal proposal, String document, String by, String note)
      throws LedgerException, InterruptedException {
    var adopted = new EstateAdopted(clock.instant(), proposal.estate(), by, note, document);
    return decisions.append(EstateAdopted.STREAM, proposal.version(), adopted)
        instanceof Receipt.Stands;
  }

  /// A run was planned on the estate that was in force then: what it works on stays as it is.
  private List<String> obstacles(Estate before, Estate after) {
    var obstacles = new ArrayList<String>();
    for (var run : runs.open()) {
      before
          .service(run.plan().service())
          .filter(service -> !sameGround(service, after))
          .ifPresent(service -> obstacles.add(sentence(run, service)));
    }
    return obstacles;
  }

  private static boolean sameGround(Service service, Estate after) {
    return after
        .service(service.id())
        .filter(
            now ->
                now.home().equals(service.home())
                    && now.recovery().equals(service.recovery())
                    && now.address().equals(service.address())
                    && now.sources().equals(service.sources()))
        .isPresent();
  }

  private static String sentence(Run run, Service service) {
    return "run "
        + run.id()
        + " is under way and needs home, recovery, address and sources of "
        + service.id()
        + " as they are";
  }
}
