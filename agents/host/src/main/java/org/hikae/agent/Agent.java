package org.hikae.agent;

import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentException;

/// The agent process: guards the services of its host, backs up their sources, holds their leases,
/// restores, starts and stops them, and serves its vault's store to other sites.
@SuppressWarnings("DoNotCallSuggester")
public final class Agent implements AutoCloseable {
  private Agent() {}

  /// Starts an agent; it has joined the mesh and serves its store when this returns. Throws when it
  /// cannot begin: a code, a sentence, a hint.
  public static Agent start(AgentConfig config) throws AgentException {
    throw new AssertionError("being built for " + config.node());
  }

  /// Blocks until the agent has ended, by [#close] or because it cannot go on.
  public void await() throws InterruptedException {
    throw new AssertionError("being built");
  }

  /// Ends in good order: services stopped, leases given back, tasks noted.
  @Override
  public void close() {}
}
