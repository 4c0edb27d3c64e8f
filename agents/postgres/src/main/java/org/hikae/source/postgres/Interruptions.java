package org.hikae.source.postgres;

import java.util.Set;

/// The codes by which a server says that its sessions end, or do not begin, because of the server
/// and not because of them: what was asked may be asked again.
final class Interruptions {
  /// The server is starting, recovering or shutting down.
  static final String CANNOT_CONNECT_NOW = "57P03";

  private static final String ADMIN_SHUTDOWN = "57P01";
  private static final String CRASH_SHUTDOWN = "57P02";
  private static final Set<String> ALL = Set.of(ADMIN_SHUTDOWN, CRASH_SHUTDOWN, CANNOT_CONNECT_NOW);

  /// The class of "connection exceptions".
  private static final String LOST = "08";

  private Interruptions() {}

  static boolean isOne(String sqlState) {
    return ALL.contains(sqlState) || sqlState.startsWith(LOST);
  }
}
