package org.hikae.domain.estate;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How it is seen from outside that a service works: by doing what its users do, at its public
/// address.
public sealed interface Probe {
  /// How often to look.
  Duration every();

  /// When a look that has not ended counts as bad.
  Duration timeout();

  /// Signs in and runs a query.
  ///
  /// @param passwordFile as the orchestrators find it, relative to their configuration; null when
  ///   the database asks for none
  record Postgres(
      Duration every,
      Duration timeout,
      String database,
      String user,
      @Nullable String passwordFile,
      boolean tls,
      String query)
      implements Probe {}

  /// Opens a connection.
  record Tcp(Duration every, Duration timeout) implements Probe {}

  /// Fetches a page and expects its status.
  record Http(Duration every, Duration timeout, boolean tls, String path, int status)
      implements Probe {}
}
