package org.hikae.orchestrator.http;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.ledger.TokenEvent.TokenMade;
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

/// API tokens: who may ask what without a certificate.
@RestController
@RequestMapping("/api/v1/tokens")
public final class TokensApi {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_DAYS = 3660;

  private final TokenDesk desk;

  public TokensApi(TokenDesk desk) {
    this.desk = desk;
  }

  /// @param scopes `read`, `test`, `run`, `admin`
  /// @param days how long it is good; without a number until it is revoked
  record TokenOrder(@Nullable String name, @Nullable List<String> scopes, @Nullable Integer days) {}

  /// @param token null but in the answer to whoever has it made
  record TokenView(
      String id,
      String name,
      List<String> scopes,
      String by,
      Instant at,
      @Nullable Instant expiresAt,
      @Nullable String token) {
    static TokenView of(TokenMade made, @Nullable String text) {
      return new TokenView(
          made.id(), made.name(), made.scopes(), made.by(), made.at(), made.expiresAt(), text);
    }
  }

  @GetMapping
  @Needs(Right.ADMIN)
  @Says("The tokens that are good, newest first; never their secrets.")
  List<TokenView> tokens() {
    return desk.all().stream().map(made -> TokenView.of(made, null)).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Right.ADMIN)
  @Says("Makes a token and shows it once.")
  TokenView make(@RequestBody TokenOrder order, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    var name = Refusal.required("name", order.name());
    if (name.length() > LONGEST_NAME) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          "the name is longer than " + LONGEST_NAME + " characters",
          "say in a few words who uses it.");
    }
    var shown = desk.make(name, scopes(order.scopes()), lasting(order.days()), caller);
    return TokenView.of(shown.token(), shown.text());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Right.ADMIN)
  @Says("Revokes a token.")
  void revoke(@PathVariable("id") String id, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    desk.revoke(id, caller);
  }

  private static Set<Right> scopes(@Nullable List<String> words) {
    if (words == null || words.isEmpty()) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "'scopes' is missing", "say some of read, test, run, admin.");
    }
    var scopes = EnumSet.of(Right.READ);
    words.forEach(word -> scopes.add(scope(word)));
    return scopes;
  }

  private static Right scope(@Nullable String word) {
    try {
      return Right.valueOf(String.valueOf(word).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "'" + word + "' is no scope", "say read, test, run or admin.");
    }
  }

  private static @Nullable Duration lasting(@Nullable Integer days) {
    if (days != null && (days < 1 || days > MOST_DAYS)) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          days + " days are no lifetime of a token",
          "say 1 to " + MOST_DAYS + " days, or nothing.");
    }
    return days == null ? null : Duration.ofDays(days);
  }
}
