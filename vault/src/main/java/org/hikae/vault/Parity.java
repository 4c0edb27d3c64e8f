package org.hikae.vault;

import java.util.Optional;

/// How much of a pack may be damaged and is still healed without a mirror: each pack is cut into
/// `stripes`, and `spare` more are computed from them. Any `spare` of them may be lost.
///
/// @param stripes 2 to 128
/// @param spare 1 to 32, and not more than there are stripes
public record Parity(int stripes, int spare) {
  public Parity {
    if (stripes < 2 || stripes > 128 || spare < 1 || spare > Math.min(32, stripes)) {
      throw new IllegalArgumentException(
          "parity is 2 to 128 stripes and 1 to 32 spare ones, not more than stripes");
    }
  }

  /// Reads `16+2`.
  public static Optional<Parity> parse(String text) {
    var plus = text.indexOf('+');
    try {
      return Optional.of(
          new Parity(
              Integer.parseInt(text.substring(0, Math.max(0, plus)).strip()),
              Integer.parseInt(text.substring(plus + 1).strip())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return stripes + "+" + spare;
  }
}
