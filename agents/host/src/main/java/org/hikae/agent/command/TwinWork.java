package org.hikae.agent.command;

import java.time.Duration;
import java.util.List;
import org.hikae.agent.task.Work;
import org.hikae.cluster.Mesh;
import org.hikae.protocol.Command.BeatTwin;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Plea;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.vault.Progress;

/// Beats like a heart some times, over the same mesh as everything else, and then falls silent.
record TwinWork(BeatTwin command, NodeId listener, Mesh mesh) implements Work {
  @Override
  public TaskState run(Progress progress) throws InterruptedException {
    var began = System.nanoTime();
    for (var beat = 1; beat <= command.beats(); beat++) {
      progress.at("beating", 0, 0); // amounts are bytes
      var _ = mesh.ask(listener, new Plea.TwinBeat(command.run(), beat), command.every());
      Thread.sleep(command.every());
    }
    return new Succeeded(
        Duration.ofNanos(System.nanoTime() - began),
        "silent after " + command.beats() + " beats",
        List.of(),
        Figures.NONE);
  }
}
