package org.hikae.cluster.mesh;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.hikae.protocol.NodeId;

/// Carries bytes between nodes beside the protocol's messages, for parts of this module that have
/// to speak among themselves: the ledger forwards to its leader by it. Lines are told apart by
/// name.
public interface Courier {
  NodeId self();

  /// Asks the node's other end of the line; completes exceptionally like [org.hikae.cluster.Mesh].
  CompletableFuture<byte[]> carry(NodeId to, String line, byte[] request, Duration patience);

  /// Answers a line from now on, in place of whoever did before.
  void serve(String line, Clerk clerk);

  /// Answers what comes by a line; called on virtual threads, many at a time.
  @FunctionalInterface
  interface Clerk {
    byte[] answer(NodeId from, byte[] request) throws Exception;
  }
}
