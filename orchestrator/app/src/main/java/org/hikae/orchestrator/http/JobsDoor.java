package org.hikae.orchestrator.http;

import java.util.Locale;
import org.hikae.cluster.Leases;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.ServiceSource;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.protocol.Sample;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.VaultName;
import org.springframework.http.HttpStatus;

/// Where people order backups, mirrors and verifications, through the API or on a page. Each
/// answers with the name of the job.
public final class JobsDoor {
  private final Board board;
  private final EstateInForce estate;
  private final Leases leases;
  private final Orders orders;

  public JobsDoor(Board board, EstateInForce estate, Leases leases, Orders orders) {
    this.board = board;
    this.estate = estate;
    this.leases = leases;
    this.orders = orders;
  }

  /// Backs a service up where it is active.
  ///
  /// @param depth full or incremental
  public String backUp(String id, String depth) throws LedgerException, InterruptedException {
    var service = board.found(new ServiceId(id));
    var kind = kind(depth);
    var at =
        service
            .backedUpAt(leases.current(service.id()))
            .orElseThrow(
                () ->
                    new Refusal(
                        HttpStatus.CONFLICT,
                        id + " is active nowhere yet",
                        "start the agent at " + service.home() + "."));
    var sources = service.sources().stream().map(ServiceSource::id).toList();
    return orders.order(new Work.BackUp(service.id(), at, sources, kind));
  }

  /// Pulls what is missing into a vault that mirrors another.
  public String mirror(String name) throws LedgerException, InterruptedException {
    var vault = vault(name);
    var original =
        vault
            .mirrorOf()
            .orElseThrow(
                () ->
                    new Refusal(
                        HttpStatus.CONFLICT,
                        "vault " + name + " is no mirror of another",
                        "give it mirrorOf in the estate."));
    return orders.order(new Work.Mirror(vault.name(), vault.site(), original));
  }

  /// Takes a sample of a vault's packs apart.
  ///
  /// @param sample `1/12` is a twelfth of them, `1/1` all
  public String verify(String name, String sample) throws LedgerException, InterruptedException {
    var vault = vault(name);
    return orders.order(new Work.Verify(vault.name(), vault.site(), sample(sample)));
  }

  private static Sample sample(String said) {
    try {
      return Sample.parse(said);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          String.valueOf(e.getMessage()),
          "say how much of the packs is looked at: 1/12 is a twelfth of them, 1/1 all.");
    }
  }

  private VaultPlace vault(String name) {
    return estate
        .now()
        .flatMap(now -> now.vault(new VaultName(name)))
        .orElseThrow(
            () -> Refusal.unknown("vault " + name + " in the estate", "name one of its vaults."));
  }

  private static SnapshotKind kind(String said) {
    try {
      return SnapshotKind.valueOf(said.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          "'" + said + "' is no kind of backup",
          "use full or incremental.");
    }
  }
}
