package org.hikae.orchestrator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hikae.cluster.Leases;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.ServiceSource;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.protocol.Sample;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.VaultName;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Ordering backups, mirrors and verifications.
@RestController
@RequestMapping("/api/v1")
public final class JobsApi {
  private final Board board;
  private final EstateInForce estate;
  private final Leases leases;
  private final Orders orders;

  public JobsApi(Board board, EstateInForce estate, Leases leases, Orders orders) {
    this.board = board;
    this.estate = estate;
    this.leases = leases;
    this.orders = orders;
  }

  record BackupOrder(String kind) {}

  record Order(String job) {}

  @PostMapping("/services/{id}/backups")
  @Says("Backs a service up where it is active.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Order backUp(@PathVariable("id") String id, @RequestBody BackupOrder order)
      throws LedgerException, InterruptedException {
    var service = board.found(new ServiceId(id));
    var kind = kind(order);
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
    return ordered(new Work.BackUp(service.id(), at, sources, kind));
  }

  @PostMapping("/vaults/{name}/mirror")
  @Says("Pulls what is missing into a vault that mirrors another.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Order mirror(@PathVariable("name") String name) throws LedgerException, InterruptedException {
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
    return ordered(new Work.Mirror(vault.name(), vault.site(), original));
  }

  /// @param sample how much of the packs: `1/12` is a twelfth, `1/1` all of them
  record VerifyOrder(String sample) {}

  @PostMapping("/vaults/{name}/verifications")
  @Says("Takes a sample of a vault's packs apart and holds every piece against its name.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Order verify(@PathVariable("name") String name, @RequestBody VerifyOrder order)
      throws LedgerException, InterruptedException {
    var vault = vault(name);
    return ordered(new Work.Verify(vault.name(), vault.site(), sample(order)));
  }

  /// A vault and the job that asks it.
  record VaultOrder(String vault, String job) {}

  @PostMapping("/catalog/rebuild")
  @Says("Makes the catalog anew of what the vaults say they hold.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  List<VaultOrder> rebuild() throws LedgerException, InterruptedException {
    var asked = new ArrayList<VaultOrder>();
    for (var vault : estate.now().map(Estate::vaults).orElse(List.of())) {
      var job = orders.orderOrJoin(new Work.Inventory(vault.name(), vault.site()));
      asked.add(new VaultOrder(vault.name().name(), job));
    }
    return asked;
  }

  private static Sample sample(VerifyOrder order) {
    try {
      return Sample.parse(String.valueOf(order.sample()));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          String.valueOf(e.getMessage()),
          "say how much of the packs is looked at: 1/12 is a twelfth of them, 1/1 all.");
    }
  }

  private Order ordered(Work work) throws LedgerException, InterruptedException {
    return new Order(orders.order(work));
  }

  private VaultPlace vault(String name) {
    return estate
        .now()
        .flatMap(now -> now.vault(new VaultName(name)))
        .orElseThrow(
            () -> Refusal.unknown("vault " + name + " in the estate", "name one of its vaults."));
  }

  private static SnapshotKind kind(BackupOrder order) {
    try {
      return SnapshotKind.valueOf(String.valueOf(order.kind()).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          "'" + order.kind() + "' is no kind of backup",
          "use full or incremental.");
    }
  }
}
