package org.hikae.cli.terminal;

/// How fast bytes go by: an average in which the last seconds weigh most.
///
/// @param nanos when it was last looked at
/// @param bytes how many there had been
record Pace(long nanos, long bytes, double bytesPerSecond) {
  private static final double SECONDS_REMEMBERED = 3;

  static Pace starting(long nanos) {
    return new Pace(nanos, 0, 0);
  }

  Pace after(long now, long done) {
    var seconds = (now - nanos) / 1e9;
    if (seconds <= 0) {
      return this;
    }
    var latest = Math.max(0, done - bytes) / seconds;
    var weight = bytesPerSecond == 0 ? 1 : Math.min(1, seconds / SECONDS_REMEMBERED);
    return new Pace(now, done, bytesPerSecond + weight * (latest - bytesPerSecond));
  }
}
