package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.ledger.AccountRows.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Accounts of people.
@RestController
@RequestMapping("/api/v1/users")
public final class UsersApi {
  private final UsersDoor door;

  public UsersApi(UsersDoor door) {
    this.door = door;
  }

  /// @param rights `read`, `test`, `run`, `admin`
  record UserOrder(
      @Nullable String name, @Nullable List<String> rights, @Nullable Boolean breakGlass) {}

  record RightsOrder(@Nullable List<String> rights) {}

  /// @param factor whether they have a second factor
  /// @param mustChange whether they have not set a password of their own yet
  record UserView(
      String name,
      List<String> rights,
      boolean breakGlass,
      boolean disabled,
      boolean mustChange,
      boolean factor,
      String by,
      Instant at) {
    static UserView of(Account account) {
      return new UserView(
          account.name(),
          account.rights(),
          account.breakGlass(),
          account.disabled(),
          account.mustChange(),
          !account.sealed().isEmpty(),
          account.madeBy(),
          account.madeAt());
    }
  }

  /// @param password shown this once
  record FirstPassword(String name, String password) {
    @Override
    public String toString() {
      return "FirstPassword[" + name + "]";
    }
  }

  @GetMapping
  @Needs(Right.ADMIN)
  @Says("The accounts of people, by name.")
  List<UserView> users() {
    return door.all().stream().map(UserView::of).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Right.ADMIN)
  @Says("Makes an account and shows its first password, once.")
  FirstPassword make(@RequestBody UserOrder order, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    var name = Refusal.required("name", order.name());
    var breakGlass = Boolean.TRUE.equals(order.breakGlass());
    return new FirstPassword(
        name, door.make(name, UsersDoor.rights(order.rights()), breakGlass, caller));
  }

  @PostMapping("/{name}/reset")
  @Needs(Right.ADMIN)
  @Says("Gives an account a new first password, and takes its second factor away.")
  FirstPassword reset(
      @PathVariable("name") String name, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    return new FirstPassword(name, door.reset(name, caller));
  }

  @PostMapping("/{name}/disable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Right.ADMIN)
  @Says("Lets nobody in by an account any more, and ends its sessions.")
  void disable(@PathVariable("name") String name, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.disable(name, caller);
  }

  @PostMapping("/{name}/enable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Right.ADMIN)
  @Says("Lets somebody in by an account again.")
  void enable(@PathVariable("name") String name, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.enable(name, caller);
  }

  @PostMapping("/{name}/rights")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Right.ADMIN)
  @Says("Sets what an account may do.")
  void grant(
      @PathVariable("name") String name,
      @RequestBody RightsOrder order,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.grant(name, UsersDoor.rights(order.rights()), caller);
  }
}
