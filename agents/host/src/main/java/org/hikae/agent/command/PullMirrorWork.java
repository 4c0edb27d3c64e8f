package org.hikae.agent.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hikae.agent.task.Work;
import org.hikae.protocol.Command.PullMirror;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.vault.Progress;

/// Brings the local vault up to date with another site's, pulling only what is missing here.
record PullMirrorWork(PullMirror command, LocalVault local) implements Work {
  @Override
  public TaskState run(Progress progress) throws IOException {
    var began = System.nanoTime();
    try (var remote = local.remote(command.from().toString())) {
      var mirrored = local.orMirrorOf(remote).pullFrom(remote, progress);
      return new Succeeded(
          Duration.ofNanos(System.nanoTime() - began),
          "%d packs and %d snapshots copied, %s; %s were here already"
              .formatted(
                  mirrored.packs(),
                  mirrored.snapshots(),
                  Amount.of(mirrored.copiedBytes()),
                  Amount.of(mirrored.presentBytes())),
          List.of(),
          new Figures(
              mirrored.packs() + (long) mirrored.snapshots(),
              mirrored.copiedBytes(),
              mirrored.copiedBytes(),
              mirrored.presentBytes()));
    }
  }
}
