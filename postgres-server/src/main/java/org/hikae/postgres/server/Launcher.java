package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Starts a program that stays. Who implements it decides what else ends that program: an agent's
/// own launcher ties it to the agent's life and right to be active.
///
/// As root, the launcher must run the program inside a user namespace, since PostgreSQL refuses to
/// run as uid 0: see [OrdinaryUser#command(List)].
@FunctionalInterface
public interface Launcher {
  /// Starts `command` with nothing to read and with all that it prints appended to `log`.
  ///
  /// @return the outermost process: the server ends when it is killed, and it ends with the server
  Process launch(List<String> command, Path log) throws IOException;
}
