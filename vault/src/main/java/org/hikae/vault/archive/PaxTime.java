package org.hikae.vault.archive;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Times of pax headers: decimal seconds since 1970, to nanoseconds and within what 64 bits of them
/// hold (the years 1677 to 2262).
final class PaxTime {
  private static final int LONGEST = 40;
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private PaxTime() {}

  static long nanoseconds(String text) throws ArchiveException {
    if (text.length() > LONGEST || !text.matches("[+-]?\\d+(\\.\\d*)?")) {
      throw new ArchiveException("has a time that cannot be read");
    }
    var exact = new BigDecimal(text).movePointRight(9).setScale(0, RoundingMode.FLOOR);
    return exact.max(LEAST).min(MOST).longValueExact();
  }

  static long ofSeconds(long seconds) {
    var held = Math.clamp(seconds, Long.MIN_VALUE / 1_000_000_000, Long.MAX_VALUE / 1_000_000_000);
    return held * 1_000_000_000;
  }
}
