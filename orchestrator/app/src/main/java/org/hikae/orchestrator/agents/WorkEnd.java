package org.hikae.orchestrator.agents;

import org.hikae.domain.run.Fault;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.TaskState;

/// What a piece of work that an agent was given came to.
public sealed interface WorkEnd {
  record Done(TaskState.Succeeded result) implements WorkEnd {}

  record Failed(Fault fault) implements WorkEnd {}

  /// The agent knows a newer epoch.
  record Superseded(FencingToken asked, FencingToken current) implements WorkEnd {}
}
