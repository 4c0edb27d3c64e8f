package org.hikae.domain.text;

import java.util.Locale;

/// An amount of data. The text form is for people and has three significant digits: `1.25 GiB`.
public record Bytes(long count) implements Comparable<Bytes> {
  public static final Bytes NONE = new Bytes(0);
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  public Bytes {
    if (count < 0) {
      throw new IllegalArgumentException("an amount of " + count + " bytes is negative");
    }
  }

  public Bytes plus(Bytes other) {
    return new Bytes(Math.addExact(count, other.count));
  }

  @Override
  public int compareTo(Bytes other) {
    return Long.compare(count, other.count);
  }

  @Override
  public String toString() {
    var amount = (double) count;
    var unit = 0;
    while (amount >= 999.5 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    return unit == 0 ? count + " B" : digits(amount) + " " + UNITS[unit];
  }

  private static String digits(double amount) {
    var places = amount < 9.995 ? 2 : amount < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + places + "f", amount);
  }
}
