package org.hikae.orchestrator.http;

import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.http.RetentionDoor.Ordered;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What vaults forget.
@RestController
@RequestMapping("/api/v1/vaults/{name}/retention")
public final class RetentionApi {
  private final RetentionDoor door;

  public RetentionApi(RetentionDoor door) {
    this.door = door;
  }

  /// @param plan the name of the choice that was looked at
  /// @param note why, for a second person
  record RetentionOrder(@Nullable String plan, @Nullable String note) {}

  @GetMapping
  @Says("What a vault would forget now and what it keeps, point by point, and why.")
  RetentionView plan(@PathVariable("name") String name) throws InterruptedException {
    return door.plan(name);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Says(
      "Has a choice of points forgotten and the vault pruned. What is more than one person may"
          + " decide waits until another one orders the same choice.")
  Ordered order(
      @PathVariable("name") String name,
      @RequestBody RetentionOrder order,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    var note = order.note() == null ? "" : order.note();
    return door.order(name, Refusal.required("plan", order.plan()), note, caller);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Says("Withdraws a choice of points that waits for a second person.")
  void withdraw(@PathVariable("name") String name, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.withdraw(name, caller);
  }
}
