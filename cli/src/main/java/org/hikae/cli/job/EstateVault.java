package org.hikae.cli.job;

import org.hikae.cli.remote.ApiPath;
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
  ApiPath path(String... what) {
    return ApiPath.of("vaults", name).then(what);
  }
}
