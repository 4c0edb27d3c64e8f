package org.hikae.cli.job;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which recovery point of which service is meant.
final class EstatePoint {
  @Option(names = "--service", paramLabel = "ID", required = true, descriptionKey = "hold.service")
  @SuppressWarnings("NullAway.Init")
  private String service;

  @Parameters(paramLabel = "POINT", descriptionKey = "hold.mark")
  @SuppressWarnings("NullAway.Init")
  private String mark;

  String service() {
    return service;
  }

  String mark() {
    return mark;
  }

  /// As a part of a path.
  String path() {
    return encoded(service) + "/" + encoded(mark);
  }

  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
