package org.hikae.agent;

import java.io.IOException;
import java.time.Clock;
import org.hikae.agent.config.AgentConfig.MeshPlace;
import org.hikae.agent.config.Endpoint;
import org.hikae.agent.kernel.Kernel;
import org.hikae.agent.kernel.TiedLauncher;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.mesh.JGroupsMesh;
import org.hikae.cluster.mesh.MeshSettings;

/// What an agent finds around itself: the time, the kernel, the others, the kinds of sources.
record Surroundings(Clock clock, Kernel kernel, Joining joining, Kinds kinds) {

  static Surroundings ofThisMachine() {
    var kernel = Kernel.probe();
    var clock = Clock.systemUTC();
    return new Surroundings(
        clock,
        kernel,
        Surroundings::overJGroups,
        new EveryKind(new TiedLauncher(kernel.tie()), clock));
  }

  private static Mesh overJGroups(MeshPlace place, Identity identity, Mesh.Responder responder)
      throws IOException {
    var orchestrators = place.orchestrators().stream().map(Endpoint::socketAddress).toList();
    var settings = new MeshSettings(place.listen().socketAddress(), orchestrators);
    return JGroupsMesh.join(settings, identity, responder);
  }

  /// The way into the mesh.
  @FunctionalInterface
  interface Joining {
    Mesh join(MeshPlace place, Identity identity, Mesh.Responder responder) throws IOException;
  }
}
