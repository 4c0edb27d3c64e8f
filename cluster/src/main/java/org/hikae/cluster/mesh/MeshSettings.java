package org.hikae.cluster.mesh;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// How a node joins the mesh.
///
/// @param listen the one address that it binds
/// @param orchestrators where the orchestrators' meshes listen, all of them; a node's own may be
///   among them
public record MeshSettings(
    InetSocketAddress listen, List<InetSocketAddress> orchestrators, Heartbeat heartbeat) {
  public MeshSettings {
    orchestrators = List.copyOf(orchestrators);
    if (orchestrators.isEmpty()) {
      throw new IllegalArgumentException("a mesh needs the address of at least one orchestrator");
    }
  }

  public MeshSettings(InetSocketAddress listen, List<InetSocketAddress> orchestrators) {
    this(listen, orchestrators, Heartbeat.DEFAULT);
  }

  /// How silence is noticed.
  ///
  /// @param interval how often a node says that it is there
  /// @param silence after how long without a word a node is suspected
  /// @param verify how long a suspect has to answer before it is given up
  public record Heartbeat(Duration interval, Duration silence, Duration verify) {
    public static final Heartbeat DEFAULT =
        new Heartbeat(Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofMillis(500));

    public Heartbeat {
      if (interval.multipliedBy(2).compareTo(silence) > 0) {
        throw new IllegalArgumentException(
            "heartbeat silence " + silence + " must be at least twice the interval " + interval);
      }
    }
  }
}
