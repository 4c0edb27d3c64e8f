package org.hikae.cli.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Instants as people read them: in this machine's time zone, to the second.
public final class Moments {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private Moments() {}

  public static String local(Instant instant) {
    return FORMAT.format(instant);
  }
}
