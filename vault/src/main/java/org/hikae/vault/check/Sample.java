package org.hikae.vault.check;

import java.time.Duration;

/// How much of a vault one verification looks at: so many of equal slices of its packs.
public record Sample(int parts, int of) {
  public static final Sample WHOLE = new Sample(1, 1);

  private static final double YEAR_SECONDS = 365.25 * 24 * 3600;

  public Sample {
    if (parts < 1 || of < parts || of > Slice.MOST) {
      throw new IllegalArgumentException(
          "a sample is from 1/" + Slice.MOST + " to 1/1 of the packs, not " + parts + "/" + of);
    }
  }

  /// The smallest sample of the form 1/n that is no smaller than a share.
  public static Sample atLeast(double share) {
    if (!(share > 0)) {
      throw new IllegalArgumentException("a sample is larger than nothing");
    }
    return new Sample(1, Math.clamp((long) Math.floor(1 / share + 1e-9), 1, Slice.MOST));
  }

  /// What it takes at each run to look at so many times the packs in a year.
  public static Sample yearly(double times, Duration every) {
    return atLeast(times * every.toSeconds() / YEAR_SECONDS);
  }

  public boolean isWhole() {
    return parts == of;
  }

  /// How many times the packs are looked at in a year.
  public double yearlyCoverage(Duration every) {
    return (double) parts / of * YEAR_SECONDS / every.toSeconds();
  }

  /// How many runs it takes until every pack has been looked at.
  public int runsToCoverAll() {
    return Math.ceilDiv(of, parts);
  }
}
