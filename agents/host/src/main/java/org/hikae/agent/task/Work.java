package org.hikae.agent.task;

import org.hikae.protocol.TaskState;
import org.hikae.vault.Progress;

/// What a task does, until it has succeeded or says why it cannot. What it throws is reported as a
/// failure; see [Failures].
@FunctionalInterface
public interface Work {
  TaskState run(Progress progress) throws Exception;
}
