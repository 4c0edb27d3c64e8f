package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;

/// A process of its own for [TiedServerTest]: starts a store of its own, says so, and stays until
/// it is killed. Arguments: the folder, the port.
final class StarterProcess {
  private StarterProcess() {}

  static void main(String... arguments) throws IOException, InterruptedException {
    var port = Integer.parseInt(arguments[1]);
    var settings = PostgresSettings.below(Path.of(arguments[0]), port).throwAway();
    var store = PostgresCluster.ownStore(ThrowAwayPostgres.bundled(), settings);
    store.initialize();
    System.out.println(store.start(ThrowAwayPostgres.PATIENCE));
    Thread.sleep(Duration.ofHours(1));
  }
}
