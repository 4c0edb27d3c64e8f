package org.hikae.cli.job;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which snapshot of a recovery point is meant, where it has several.
final class EstateSnapshot {
  @Option(names = "--source", paramLabel = "ID", descriptionKey = "catalog.source")
  private @Nullable String source;

  @Option(names = "--vault", paramLabel = "NAME", descriptionKey = "catalog.fromVault")
  private @Nullable String vault;

  /// As the end of a query.
  String query() {
    return part("source", source) + part("vault", vault);
  }

  private static String part(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + EstatePoint.encoded(value);
  }
}
