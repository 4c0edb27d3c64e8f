package org.hikae.domain.retention;

import java.time.Period;

/// What makes a recovery point worth keeping. A point is kept when any rule of its class wants it.
public sealed interface Rule {
  /// The newest so many, whatever their age.
  record Newest(int count) implements Rule {
    public Newest {
      positive(count);
    }
  }

  /// Everything that is younger.
  record Younger(Period age) implements Rule {
    public Younger {
      if (age.isNegative() || age.isZero()) {
        throw new IllegalArgumentException("an age of " + age + " keeps nothing");
      }
    }
  }

  /// The newest of each of the latest so many days, weeks, months or years that have one.
  record NewestOfEach(Span span, int count) implements Rule {
    public NewestOfEach {
      positive(count);
    }
  }

  private static void positive(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("keeping " + count + " keeps nothing");
    }
  }
}
