package org.hikae.agent.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hikae.postgres.server.Launcher;
import org.hikae.postgres.server.OrdinaryUser;

/// Starts services so that they end with the agent. The kernel ties a child to the *thread* that
/// forked it, so one thread forks them all and lives as long as the agent.
public final class TiedLauncher implements Launcher {
  private final Tie tie;
  private final ExecutorService parent =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("parent of services").daemon().factory());

  public TiedLauncher(Tie tie) {
    this.tie = tie;
  }

  @Override
  public Process launch(List<String> command, Path log) throws IOException {
    var line =
        tie.around(
            tie == Tie.NAMESPACE ? command : OrdinaryUser.command(command),
            ProcessHandle.current().pid());
    var builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return parent.submit(builder::start).get();
    } catch (ExecutionException failed) {
      throw new IOException("cannot start " + command.getFirst(), failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting " + command.getFirst(), interrupted);
    }
  }
}
