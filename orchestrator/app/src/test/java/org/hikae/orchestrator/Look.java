package org.hikae.orchestrator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Keeps premises with some history open, to look at their pages in a browser: `Look FOLDER`, until
/// the file `FOLDER/port` is deleted.
public final class Look {
  private Look() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[0]));
    try (var premises = Premises.open(folder)) {
      tell(premises);
      var port = folder.resolve("port");
      Files.writeString(port, String.valueOf(premises.port));
      while (Files.exists(port)) {
        Thread.sleep(Duration.ofMillis(300));
      }
    }
  }

  private static void tell(Premises premises) throws Exception {
    premises.protect(Premises.REGISTRY, "full");
    premises.protect(Premises.PERMITS, "full");
    premises.protect(Premises.REGISTRY, "incremental");
    premises.ended(premises.order(Premises.REGISTRY, "site-loss", "drill"));
    premises.ended(premises.order(Premises.PERMITS, "service-loss", "drill"));
    premises.protect(Premises.REGISTRY, "incremental");
    premises.order(Premises.REGISTRY, "switchover", "incident");
    premises.osaka.stickAt("/restore/");
    premises.order(Premises.PERMITS, "site-loss", "drill");
  }
}
