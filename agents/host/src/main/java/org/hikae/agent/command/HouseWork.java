package org.hikae.agent.command;

import java.time.Duration;
import java.util.List;
import org.hikae.agent.task.Work;
import org.hikae.protocol.Command;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.vault.Progress;

/// Deletes what the agent has kept long enough.
record HouseWork(Command.KeepHouse command, House house) implements Work {
  @Override
  public TaskState run(Progress progress) throws Exception {
    var began = System.nanoTime();
    var gone = house.clean(command.tasksBefore(), command.sandboxesBefore());
    var count = gone.tasks().count() + gone.sandboxes().count();
    var bytes = gone.tasks().bytes() + gone.sandboxes().bytes();
    return new TaskState.Succeeded(
        Duration.ofNanos(System.nanoTime() - began),
        House.summary(gone.tasks(), gone.sandboxes()),
        List.of(),
        new Figures(count, 0, bytes, 0));
  }
}
