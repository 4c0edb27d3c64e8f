package org.hikae.agent.command;

import java.io.IOException;
import java.time.Instant;
import org.hikae.agent.sandbox.SandboxDesk;
import org.hikae.agent.task.TaskDesk;
import org.hikae.protocol.Litter;
import org.hikae.protocol.Report;

/// What an agent keeps beside its vault and does not need for ever. Data that a restore has set
/// aside are not among it: only people delete those.
final class House {
  private final TaskDesk tasks;
  private final SandboxDesk sandboxes;

  House(TaskDesk tasks, SandboxDesk sandboxes) {
    this.tasks = tasks;
    this.sandboxes = sandboxes;
  }

  /// What would go by these limits.
  Report.House look(Instant tasksBefore, Instant sandboxesBefore) throws IOException {
    return new Report.House(tasks.old(tasksBefore), sandboxes.left(sandboxesBefore));
  }

  /// Deletes it, and says what it was.
  Report.House clean(Instant tasksBefore, Instant sandboxesBefore) throws IOException {
    return new Report.House(tasks.forgetOld(tasksBefore), sandboxes.removeLeft(sandboxesBefore));
  }

  /// How much a report is of.
  static String summary(Litter tasks, Litter sandboxes) {
    return "%d notes of tasks and %d folders of sandboxes are deleted"
        .formatted(tasks.count(), sandboxes.count());
  }
}
