package org.hikae.cli.job;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/// Which vault of the estate is meant: the option of every command that orders work on one.
final class EstateVault {
  @Option(names = "--vault", paramLabel = "NAME", required = true, descriptionKey = "job.vault")
  @SuppressWarnings("NullAway.Init")
  private String name;

  String name() {
    return name;
  }

  /// The path of what belongs to it.
  String path(String what) {
    return "/api/v1/vaults/"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")
        + "/"
        + what;
  }
}
