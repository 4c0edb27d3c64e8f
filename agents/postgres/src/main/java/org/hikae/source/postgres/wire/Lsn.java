package org.hikae.source.postgres.wire;

/// A place in a server's log, written as PostgreSQL writes it: `16/B374D848`.
public record Lsn(long value) implements Comparable<Lsn> {
  public static Lsn parse(String text) {
    var halves = text.split("/", -1);
    if (halves.length != 2) {
      throw new IllegalArgumentException("'" + text + "' is not a place in PostgreSQL's log");
    }
    return new Lsn(Long.parseLong(halves[0], 16) << 32 | Long.parseLong(halves[1], 16));
  }

  @Override
  public int compareTo(Lsn other) {
    return Long.compareUnsigned(value, other.value);
  }

  @Override
  public String toString() {
    return "%X/%X".formatted(value >>> 32, value & 0xffff_ffffL);
  }
}
