package org.hikae.cli.demo.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Finds ports on loopback that nobody listens on. They lie below the range from which the system
/// gives ports to outgoing connections, so none of those takes one meanwhile.
public final class FreePorts {
  private static final int LOWEST = 17_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 5_000;

  private final RandomGenerator random;
  private final Set<Integer> given = new HashSet<>();

  public FreePorts(RandomGenerator random) {
    this.random = random;
  }

  /// A port that nobody has and that was not given before.
  public int next() throws IOException {
    for (var tries = 0; tries < TRIES; tries++) {
      var port = random.nextInt(LOWEST, HIGHEST);
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
    throw new IOException("no free port between " + LOWEST + " and " + HIGHEST);
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
