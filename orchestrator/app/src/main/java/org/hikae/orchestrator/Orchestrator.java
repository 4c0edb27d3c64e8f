package org.hikae.orchestrator;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.settings.SettingsFile;

/// One running orchestrator: its place in the mesh and the ledger, its own PostgreSQL, its jobs,
/// its HTTPS door.
public final class Orchestrator implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final OrchestratorSettings settings;

  private Orchestrator(OrchestratorSettings settings) {
    this.settings = settings;
  }

  /// Starts an orchestrator with the settings in `config` and returns once its door is open. The
  /// ledger may still be looking for a majority then.
  public static Orchestrator start(Path config) throws OrchestratorException {
    return new Orchestrator(SettingsFile.read(config));
  }

  /// Starts an orchestrator and stays until the process is asked to end (SIGTERM, SIGINT), which
  /// closes it in good order.
  public static void run(Path config) throws OrchestratorException, InterruptedException {
    var orchestrator = start(config);
    Runtime.getRuntime().addShutdownHook(new Thread(orchestrator::close, "close"));
    orchestrator.closed.await();
  }

  /// The settings it was started with.
  public OrchestratorSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
