package org.hikae.agent.task;

import org.hikae.agent.kernel.Niceness;
import org.hikae.protocol.TaskState;
import org.hikae.vault.Progress;

/// Work that may take as long as it takes: its threads step back behind those that renew leases and
/// answer. What somebody waits for with a service down is not of this kind.
public record Unhurried(Work work) implements Work {
  @Override
  public TaskState run(Progress progress) throws Exception {
    Niceness.stepBack();
    return work.run(progress);
  }
}
