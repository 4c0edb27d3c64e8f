package org.hikae.agent.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.MeshException;
import org.hikae.cluster.MeshView;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;

/// A mesh of one orchestrator that answers within the call, or not at all.
public final class DirectMesh implements Mesh {
  private static final NodeId HUB = NodeId.parse("orchestrator.nagoya.o1");

  private final NodeId self;
  private final Responder hub;
  public volatile boolean cut;
  public final AtomicInteger asked = new AtomicInteger();

  public DirectMesh(NodeId self, Responder hub) {
    this.self = self;
    this.hub = hub;
  }

  @Override
  public NodeId self() {
    return self;
  }

  @Override
  public MeshView view() {
    return new MeshView(1, cut ? List.of(self) : List.of(self, HUB));
  }

  @Override
  public void watch(Consumer<MeshView> watcher) {
    watcher.accept(view());
  }

  @Override
  public CompletableFuture<Message> ask(NodeId to, Message request, Duration patience) {
    asked.incrementAndGet();
    return cut
        ? CompletableFuture.failedFuture(new MeshException(to + " is not reached"))
        : CompletableFuture.completedFuture(hub.answer(self, request));
  }

  @Override
  public void close() {}
}
