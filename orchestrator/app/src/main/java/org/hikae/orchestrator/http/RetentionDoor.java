package org.hikae.orchestrator.http;

import java.util.List;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.MeshException;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.domain.forgetting.VaultRetention;
import org.hikae.domain.volume.VolumeContract;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.RetentionEvent.RetentionProposed;
import org.hikae.orchestrator.retention.Proposals;
import org.hikae.orchestrator.retention.RetentionDesk;
import org.hikae.orchestrator.volume.Volumes;
import org.hikae.protocol.VaultName;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What people ask of retention: to see what a vault would forget, to have it done, to agree to
/// what somebody else wants done. The same for the console and the API.
public final class RetentionDoor {
  private final EstateInForce estate;
  private final RetentionDesk desk;
  private final Proposals proposals;
  private final Volumes volumes;
  private final Orders orders;

  public RetentionDoor(
      EstateInForce estate,
      RetentionDesk desk,
      Proposals proposals,
      Volumes volumes,
      Orders orders) {
    this.estate = estate;
    this.desk = desk;
    this.proposals = proposals;
    this.volumes = volumes;
    this.orders = orders;
  }

  /// What came of an order.
  ///
  /// @param job null while a second person has to agree
  public record Ordered(@Nullable String job, boolean waitsForSecondPerson) {}

  /// What the vault would forget now.
  public RetentionView plan(String name) throws InterruptedException {
    var vault = vault(name);
    var contractEnd =
        vault
            .contracted()
            .map(VolumeContract::until)
            .filter(last -> !volumes.today().isAfter(last))
            .orElse(null);
    return RetentionView.of(
        fresh(vault), contractEnd, proposals.standing(vault.name()).orElse(null));
  }

  /// Orders the choice of that name: the one that waits for a second person, or what the vault
  /// would forget now.
  public Ordered order(String name, String plan, String note, Caller caller)
      throws LedgerException, InterruptedException {
    var vault = vault(name);
    var standing = proposals.standing(vault.name()).filter(each -> each.plan().equals(plan));
    return standing.isPresent()
        ? agreed(vault, standing.get(), caller)
        : ordered(vault, plan, note, caller);
  }

  private Ordered agreed(VaultPlace vault, RetentionProposed proposal, Caller caller)
      throws LedgerException, InterruptedException {
    if (proposal.by().equals(caller.name())) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          caller + " has asked for this already",
          "have another person look at it: what forgets so much asks for four eyes.");
    }
    if (!proposals.end(proposal, caller.name(), true)) {
      throw changed(name(vault));
    }
    var by = List.of(proposal.by(), caller.name());
    var work = new Work.Retention(vault.name(), vault.site(), true, proposal.points(), by);
    return new Ordered(orders.order(work), false);
  }

  private Ordered ordered(VaultPlace vault, String plan, String note, Caller caller)
      throws LedgerException, InterruptedException {
    var fresh = fresh(vault);
    var points = fresh.forgotten();
    if (!VaultRetention.nameOf(points).equals(plan)) {
      throw changed(name(vault));
    }
    if (fresh.needsTwoPeople()) {
      if (!proposals.propose(vault.name(), points, caller.name(), note)) {
        throw changed(name(vault));
      }
      return new Ordered(null, true);
    }
    var by = List.of(caller.name());
    var work = new Work.Retention(vault.name(), vault.site(), true, points, by);
    return new Ordered(orders.order(work), false);
  }

  /// Withdraws the choice that waits.
  public void withdraw(String name, Caller caller) throws LedgerException, InterruptedException {
    var vault = vault(name);
    var standing =
        proposals
            .standing(vault.name())
            .orElseThrow(
                () ->
                    Refusal.unknown(
                        "choice of vault " + name + " that waits for a second person",
                        "there is nothing to withdraw."));
    proposals.end(standing, caller.name(), false);
  }

  private static String name(VaultPlace vault) {
    return vault.name().name();
  }

  private static Refusal changed(String vault) {
    return new Refusal(
        HttpStatus.CONFLICT,
        "vault " + vault + " would not forget now what was shown: nothing was ordered",
        "look at the plan again: GET /api/v1/vaults/" + vault + "/retention.");
  }

  private VaultRetention fresh(VaultPlace vault) throws InterruptedException {
    try {
      return desk.plan(vault.name());
    } catch (MeshException silent) {
      throw new Refusal(
          HttpStatus.SERVICE_UNAVAILABLE,
          "nobody can say what vault " + vault.name() + " holds: " + silent.getMessage(),
          "look whether the agent at " + vault.site() + " runs, then ask again.");
    }
  }

  private VaultPlace vault(String name) {
    return estate
        .now()
        .flatMap(now -> now.vault(new VaultName(name)))
        .orElseThrow(
            () -> Refusal.unknown("vault " + name + " in the estate", "name one of its vaults."));
  }
}
