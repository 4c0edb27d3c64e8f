package org.hikae.cli.schedule;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The name of a schedule as it was typed.
final class ScheduleName {
  private ScheduleName() {}

  /// Whatever it is, as one part of an address.
  static String inAddress(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
