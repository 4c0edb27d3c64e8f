package org.hikae.orchestrator.http;

import java.util.ArrayList;
import java.util.List;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobEvent.Work;
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
  private final JobsDoor door;
  private final EstateInForce estate;
  private final Orders orders;

  public JobsApi(JobsDoor door, EstateInForce estate, Orders orders) {
    this.door = door;
    this.estate = estate;
    this.orders = orders;
  }

  record BackupOrder(String kind) {}

  record Order(String job) {}

  @PostMapping("/services/{id}/backups")
  @Says("Backs a service up where it is active.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Order backUp(@PathVariable("id") String id, @RequestBody BackupOrder order)
      throws LedgerException, InterruptedException {
    return new Order(door.backUp(id, String.valueOf(order.kind())));
  }

  @PostMapping("/vaults/{name}/mirror")
  @Says("Pulls what is missing into a vault that mirrors another.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Order mirror(@PathVariable("name") String name) throws LedgerException, InterruptedException {
    return new Order(door.mirror(name));
  }

  /// @param sample how much of the packs: `1/12` is a twelfth, `1/1` all of them
  record VerifyOrder(String sample) {}

  @PostMapping("/vaults/{name}/verifications")
  @Says("Takes a sample of a vault's packs apart and holds every piece against its name.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Order verify(@PathVariable("name") String name, @RequestBody VerifyOrder order)
      throws LedgerException, InterruptedException {
    return new Order(door.verify(name, String.valueOf(order.sample())));
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
}
