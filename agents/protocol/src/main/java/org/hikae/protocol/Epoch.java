package org.hikae.protocol;

/// The generation of a service's right to be active; it only ever goes up. 0 = never active.
public record Epoch(long number) implements Comparable<Epoch> {
  public static final Epoch NONE = new Epoch(0);

  public Epoch {
    if (number < 0) {
      throw new IllegalArgumentException("epoch " + number + " is negative");
    }
  }

  public Epoch next() {
    return new Epoch(number + 1);
  }

  public boolean isBefore(Epoch other) {
    return number < other.number;
  }

  @Override
  public int compareTo(Epoch other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
