package org.hikae.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// What a plan saw in a vault: everything up to a moment, with what ties it. What was taken since
/// makes no picture wrong; what is gone, came from elsewhere, or is held since does.
///
/// @param until the moment of the newest snapshot in it
/// @param fingerprint of all that is in it, hexadecimal
public record Picture(Instant until, String fingerprint) {
  /// A picture that no vault looks like.
  public static final Picture NONE = new Picture(Instant.EPOCH, "");

  public static Picture of(List<SnapshotTies> seen) {
    var until =
        seen.stream()
            .map(ties -> ties.snapshot().consistentAt())
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    return new Picture(until, fingerprint(seen));
  }

  /// Whether the vault still looks like this.
  ///
  /// @param now everything in it
  public boolean shows(List<SnapshotTies> now) {
    return fingerprint(
            now.stream().filter(ties -> !ties.snapshot().consistentAt().isAfter(until)).toList())
        .equals(fingerprint);
  }

  private static String fingerprint(List<SnapshotTies> seen) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      seen.stream()
          .sorted(Comparator.comparing(ties -> ties.snapshot().id()))
          .map(ties -> ties.snapshot().id() + " " + ties.lockedUntil() + " " + ties.hold() + "\0")
          .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-256", e);
    }
  }
}
