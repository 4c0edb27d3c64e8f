package org.hikae.cluster.testing;

import java.time.Duration;
import org.hikae.cluster.Mesh;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SiteId;

/// A network in memory. Everything that is sent goes through the wire format and back. Silence is
/// noticed at once: a view follows every change.
@SuppressWarnings("DoNotCallSuggester")
public final class LocalMesh {
  /// A new member.
  public Mesh join(NodeId node, Mesh.Responder responder) {
    throw new UnsupportedOperationException();
  }

  /// Cuts a site off from all others; inside it, all goes on.
  public void isolate(SiteId site) {
    throw new UnsupportedOperationException();
  }

  /// Takes every cut and drop back.
  public void heal() {
    throw new UnsupportedOperationException();
  }

  /// Loses everything on the way from one node to another; the other way stays open.
  public void drop(NodeId from, NodeId to) {
    throw new UnsupportedOperationException();
  }

  /// Makes everything take this long, one way.
  public void delay(Duration each) {
    throw new UnsupportedOperationException();
  }
}
