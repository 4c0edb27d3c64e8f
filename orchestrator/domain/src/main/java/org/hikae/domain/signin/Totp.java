package org.hikae.domain.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time codes (RFC 6238): six digits of HMAC-SHA-1, another every 30 seconds, as
/// authenticator apps make them.
public final class Totp {
  /// How many bytes a secret has (RFC 4226 recommends them).
  public static final int SECRET_BYTES = 20;

  private static final long STEP_SECONDS = 30;
  private static final int DRIFT = 1;
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /// The step of a code that is right at that moment, one step early or late allowed, and newer
  /// than `after`, so that nobody uses one that was overheard.
  public static OptionalLong match(byte[] secret, String said, Instant at, long after) {
    var digits = said.replace(" ", "").getBytes(StandardCharsets.UTF_8);
    var now = at.getEpochSecond() / STEP_SECONDS;
    var found = OptionalLong.empty();
    for (var step = now - DRIFT; step <= now + DRIFT; step++) {
      var right = code(secret, step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(right, digits) && step > after) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /// The code of a moment.
  public static String code(byte[] secret, Instant at) {
    return code(secret, at.getEpochSecond() / STEP_SECONDS);
  }

  private static String code(byte[] secret, long step) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      var digest = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      var offset = digest[digest.length - 1] & 0xf;
      var number = ByteBuffer.wrap(digest, offset, Integer.BYTES).getInt() & 0x7fffffff;
      return "%06d".formatted(number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no HmacSHA1", e);
    }
  }

  /// A secret as people type it into an app: Base32 (RFC 4648) without padding.
  public static String written(byte[] secret) {
    var text = new StringBuilder();
    var bits = 0;
    var held = 0;
    for (var each : secret) {
      held = (held << 8) | (each & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(ALPHABET.charAt((held >> bits) & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt((held << (5 - bits)) & 31));
    }
    return text.toString();
  }
}
