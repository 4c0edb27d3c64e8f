package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.http.Caller;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.Needs;
import org.hikae.orchestrator.http.Right;
import org.hikae.orchestrator.http.UsersDoor;
import org.hikae.orchestrator.ledger.AccountRows.Account;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.settings.SignInSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// Who has an account and what they may do.
@Controller
public final class UsersPages {
  private final UsersDoor door;
  private final SignInSettings settings;
  private final boolean passwords;
  private final Clock clock;

  public UsersPages(UsersDoor door, OrchestratorSettings settings, Clock clock) {
    this.door = door;
    this.settings = settings.signIn();
    this.passwords = settings.passwords();
    this.clock = clock;
  }

  /// @param passwords whether more than break-glass accounts are good
  /// @param first a first password that was just made
  public record Page(List<Row> rows, boolean passwords, @Nullable First first, Policy policy) {}

  /// Shown this once.
  public record First(String name, String password) {
    @Override
    public String toString() {
      return name;
    }
  }

  public record Policy(
      int leastLength,
      int remembered,
      int attempts,
      String lockedFor,
      String idle,
      String longest) {}

  /// @param state disabled, first (no password of their own yet), factor (no second factor yet),
  ///   glass or good
  public record Row(
      String name, List<String> rights, String state, boolean disabled, String by, String at) {
    static Row of(Account account, Manner manner) {
      return new Row(
          account.name(),
          account.rights(),
          state(account),
          account.disabled(),
          account.madeBy(),
          manner.minute(account.madeAt()));
    }

    private static String state(Account account) {
      if (account.disabled()) {
        return "disabled";
      }
      if (account.breakGlass()) {
        return "glass";
      }
      return account.mustChange() ? "first" : account.sealed().isEmpty() ? "factor" : "good";
    }
  }

  @GetMapping("/users")
  @Needs(Right.ADMIN)
  String users(HttpServletRequest request, Model model) {
    return shown(request, model, null);
  }

  @PostMapping("/users")
  @Needs(Right.ADMIN)
  String make(
      HttpServletRequest request,
      Model model,
      @RequestParam(name = "name", defaultValue = "") String name,
      @RequestParam(name = "right", required = false) @Nullable List<String> rights,
      @RequestParam(name = "glass", defaultValue = "false") boolean glass,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    var chosen = UsersDoor.rights(rights == null ? List.of("read") : rights);
    var password = door.make(name.strip(), chosen, glass, caller);
    return shown(request, model, new First(name.strip(), password));
  }

  @PostMapping("/users/{name}/reset")
  @Needs(Right.ADMIN)
  String reset(
      HttpServletRequest request,
      Model model,
      @PathVariable("name") String name,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    return shown(request, model, new First(name, door.reset(name, caller)));
  }

  @PostMapping("/users/{name}/disable")
  @Needs(Right.ADMIN)
  String disable(@PathVariable("name") String name, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.disable(name, caller);
    return "redirect:/users";
  }

  @PostMapping("/users/{name}/enable")
  @Needs(Right.ADMIN)
  String enable(@PathVariable("name") String name, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.enable(name, caller);
    return "redirect:/users";
  }

  private String shown(HttpServletRequest request, Model model, @Nullable First first) {
    var manner = Manner.of(request, clock);
    var policy =
        new Policy(
            settings.leastLength(),
            settings.remembered(),
            settings.attempts(),
            manner.span(settings.lockedFor()),
            manner.span(settings.idle()),
            manner.span(settings.longest()));
    var rows = door.all().stream().map(account -> Row.of(account, manner)).toList();
    model.addAttribute("v", new Page(rows, passwords, first, policy));
    return "users";
  }
}
