package org.hikae.postgres.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL refuses to run as root. When we are root, its programs run in a user namespace in
/// which they see themselves, and the files that we own, as an ordinary user's.
public final class OrdinaryUser {
  private static final List<String> NAMESPACE =
      List.of("unshare", "--user", "--map-user=1000", "--map-group=1000", "--");

  private OrdinaryUser() {}

  /// The command as it must be run: as it is, or inside a user namespace when we are root.
  public static List<String> command(List<String> command) {
    if (!weAreRoot()) {
      return command;
    }
    var wrapped = new ArrayList<>(NAMESPACE);
    wrapped.addAll(command);
    return List.copyOf(wrapped);
  }

  static boolean weAreRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell which user we are from /proc/self", e);
    }
  }
}
