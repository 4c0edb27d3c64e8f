package org.hikae.cli.demo.site;

import java.lang.management.ManagementFactory;

/// How patient the demo's sites are with each other. All of them share this machine: where others
/// keep its processors busy, a pause says little about a site, and a short lease would run out for
/// want of a turn.
///
/// @param silenceSeconds without heartbeats, after which a site is missed
/// @param termSeconds that a lease lasts
public record Tempo(int silenceSeconds, int termSeconds) {
  static final Tempo QUICK = new Tempo(3, 6);
  static final Tempo PATIENT = new Tempo(6, 15);
  private static final double BUSY = 3;

  /// By how many processes wait for each processor, on average over the last minute.
  public static Tempo ofThisMachine() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return of(system.getSystemLoadAverage(), system.getAvailableProcessors());
  }

  static Tempo of(double load, int processors) {
    return load > BUSY * processors ? PATIENT : QUICK;
  }

  /// Whether the machine was found busy.
  public boolean patient() {
    return equals(PATIENT);
  }
}
