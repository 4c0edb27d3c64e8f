package org.hikae.cluster.mesh;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.MeshException;
import org.hikae.cluster.MeshView;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;

/// The mesh over JGroups. Orchestrators are hubs, connected with everyone; agents are spokes,
/// connected with the orchestrators only. Which of the two a node is follows from its certificate.
@SuppressWarnings("DoNotCallSuggester")
public final class JGroupsMesh implements Mesh, Courier {
  private JGroupsMesh() {}

  /// Joins; returns when this node has its first view, be it alone.
  public static JGroupsMesh join(MeshSettings settings, Identity identity, Responder responder)
      throws MeshException {
    throw new UnsupportedOperationException();
  }

  @Override
  public NodeId self() {
    throw new UnsupportedOperationException();
  }

  @Override
  public MeshView view() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void watch(Consumer<MeshView> watcher) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<Message> ask(NodeId to, Message request, Duration patience) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<byte[]> carry(
      NodeId to, String line, byte[] request, Duration patience) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void serve(String line, Clerk clerk) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
