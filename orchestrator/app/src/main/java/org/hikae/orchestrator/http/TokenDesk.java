package org.hikae.orchestrator.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.TokenEvent;
import org.hikae.orchestrator.ledger.TokenEvent.TokenMade;
import org.hikae.orchestrator.ledger.TokenEvent.TokenRevoked;
import org.hikae.orchestrator.ledger.TokenRows;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Where API tokens are made, recognised and revoked. A token is `hikae_ID_SECRET`; its secret has
/// 256 random bits, so that a salted SHA-256 of it tells nobody anything.
public final class TokenDesk {
  private static final String SIGN = "hikae";
  private static final int SECRET_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int ID_BYTES = 5;

  private final Decisions decisions;
  private final TokenRows rows;
  private final SecureRandom random;
  private final Clock clock;

  public TokenDesk(Decisions decisions, TokenRows rows, SecureRandom random, Clock clock) {
    this.decisions = decisions;
    this.rows = rows;
    this.random = random;
    this.clock = clock;
  }

  /// A token, the only time that it is shown.
  public record Shown(TokenMade token, String text) {}

  /// Makes a token. Nobody gives away a right that they do not have.
  ///
  /// @param lasting null for one that is good until it is revoked
  public Shown make(String name, Set<Right> scopes, @Nullable Duration lasting, Caller caller)
      throws LedgerException, InterruptedException {
    scopes.forEach(caller::require);
    var id = HexFormat.of().formatHex(bytes(ID_BYTES));
    var salt = HexFormat.of().formatHex(bytes(SALT_BYTES));
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
    var now = clock.instant();
    var made =
        new TokenMade(
            now,
            id,
            name,
            scopes.stream().sorted().map(Right::word).toList(),
            salt,
            hash(salt, secret),
            caller.name(),
            lasting == null ? null : now.plus(lasting));
    decisions.append(TokenEvent.PREFIX + id, 0, made);
    return new Shown(made, SIGN + "_" + id + "_" + secret);
  }

  /// Those that were not revoked, newest first.
  public List<TokenMade> all() {
    return rows.all();
  }

  /// Makes a token good for nothing, at every orchestrator as soon as it knows.
  public void revoke(String id, Caller caller) throws LedgerException, InterruptedException {
    if (rows.find(id).isEmpty()) {
      throw Refusal.unknown("token " + id, "GET /api/v1/tokens lists those that are good.");
    }
    var revoked = new TokenRevoked(clock.instant(), id, caller.name());
    if (!(decisions.append(TokenEvent.PREFIX + id, 1, revoked) instanceof Receipt.Stands)) {
      throw new Refusal(
          HttpStatus.CONFLICT, "token " + id + " was revoked meanwhile", "there is nothing to do.");
    }
  }

  /// Who a token stands for, if it is good.
  public Optional<Caller> caller(String text) {
    var parts = text.split("_", 3);
    if (parts.length != 3 || !parts[0].equals(SIGN)) {
      return Optional.empty();
    }
    return rows.find(parts[1])
        .filter(token -> same(token.hash(), hash(token.salt(), parts[2])))
        .filter(this::isGood)
        .map(TokenDesk::caller);
  }

  private boolean isGood(TokenMade token) {
    return token.expiresAt() == null || clock.instant().isBefore(token.expiresAt());
  }

  private static Caller caller(TokenMade token) {
    var rights =
        token.scopes().stream()
            .map(scope -> Right.valueOf(scope.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    return new Caller("token/" + token.id(), true, rights);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String hash(String salt, String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(HexFormat.of().parseHex(salt));
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
