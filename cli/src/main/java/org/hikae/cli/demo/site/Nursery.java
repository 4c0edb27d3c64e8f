package org.hikae.cli.demo.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Starts processes that do not outlive this one, however it ends: the kernel kills each of them
/// when the thread that started it is gone, so one thread starts all and stays.
public final class Nursery implements AutoCloseable {
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("nursery").unstarted(task));

  /// Starts a program in a session of its own, with nothing to read, and all that it prints going
  /// to `log`.
  public Process start(List<String> program, Path folder, Path log) throws IOException {
    var line = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "KILL"));
    line.addAll(program);
    var builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return starter.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new IOException("cannot start " + program.getFirst(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting " + program.getFirst(), e);
    }
  }

  @Override
  public void close() {
    starter.shutdownNow();
  }
}
