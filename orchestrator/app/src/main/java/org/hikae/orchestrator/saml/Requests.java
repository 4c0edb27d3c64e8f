package org.hikae.orchestrator.saml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The requests that were made here. Nothing is kept of one until it was answered, so nobody can
/// fill anything: the browser keeps a text, and the request's id is a MAC of that, by a key that
/// lives as long as this process. An answer is good in the browser that asked, here, and once.
final class Requests {
  /// How long somebody may take at the provider.
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int CHANCE_BYTES = 16;
  private static final int KEY_BYTES = 32;

  private final SecureRandom random;
  private final Clock clock;
  private final SecretKeySpec key;
  private final Map<String, Instant> used = new HashMap<>();

  Requests(SecureRandom random, Clock clock) {
    this.random = random;
    this.clock = clock;
    this.key = new SecretKeySpec(bytes(KEY_BYTES), "HmacSHA256");
  }

  /// @param id as the provider gets it
  /// @param kept what the browser keeps
  record Begun(String id, String kept) {}

  /// A request that a browser shows to have made.
  ///
  /// @param to where they wanted to go
  record Asked(String id, String to, Instant at) {}

  Begun begin(String to) {
    var encoder = Base64.getUrlEncoder().withoutPadding();
    var kept =
        clock.instant().getEpochSecond()
            + "."
            + encoder.encodeToString(bytes(CHANCE_BYTES))
            + "."
            + encoder.encodeToString(to.getBytes(UTF_8));
    return new Begun(id(kept), kept);
  }

  /// What a browser kept. Whatever it shows is some request: whether one was made, only an answer
  /// to its id tells.
  Optional<Asked> asked(String kept) {
    var parts = kept.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      var to = new String(Base64.getUrlDecoder().decode(parts[2]), UTF_8);
      var at = Instant.ofEpochSecond(Long.parseLong(parts[0]));
      return Optional.of(new Asked(id(kept), to, at));
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  boolean isLate(Asked asked) {
    return clock.instant().isAfter(asked.at().plus(PATIENCE));
  }

  /// Takes an id for good. False when that was done before.
  synchronized boolean use(String id, Instant until) {
    var now = clock.instant();
    used.values().removeIf(now::isAfter);
    return used.putIfAbsent(id, until) == null;
  }

  private String id(String kept) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return "_" + HexFormat.of().formatHex(mac.doFinal(kept.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no HmacSHA256", e);
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
