package org.hikae.cluster;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;

/// This process's place among the others: who is there, who has gone silent, and a way to ask them.
/// A view is what this node sees, not a decision: decisions are the [Ledger]'s.
public interface Mesh extends AutoCloseable {
  NodeId self();

  /// Who is there, as seen from here now.
  MeshView view();

  /// Calls `watcher` with the present view and then every new one, in order, from one thread.
  void watch(Consumer<MeshView> watcher);

  /// Asks a node and completes with its reply; completes exceptionally with [MeshException] when it
  /// is not there, does not answer within `patience`, or failed to answer.
  CompletableFuture<Message> ask(NodeId to, Message request, Duration patience);

  @Override
  void close();

  /// Answers what others ask. Called on virtual threads, many at a time.
  @FunctionalInterface
  interface Responder {
    Message answer(NodeId from, Message request);
  }
}
