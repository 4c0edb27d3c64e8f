package org.hikae.vault.store.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/// Azurite, Microsoft's own emulator of Azure's storage, fetched by npm into the build's folder.
/// Its account is `hikae`. Where npm cannot be had, tests are skipped and say so.
public final class Azurite implements AutoCloseable {
  /// The account's key, as `AZURE_STORAGE_KEY` holds it.
  public static final String KEY = Base64.getEncoder().encodeToString("the key".getBytes(UTF_8));

  private static final Path FOLDER = Path.of("target/azurite").toAbsolutePath();
  private static final Path LOG = FOLDER.resolve("npm.log");
  private static final long MINUTES_TO_INSTALL = 10;

  private final int port;
  private final ChildServer server;

  private Azurite(int port, ChildServer server) {
    this.port = port;
    this.server = server;
  }

  public static Azurite start(Path folder) throws IOException, InterruptedException {
    var port = ChildServer.freePort();
    var command =
        List.of(
            program().toString(),
            "--blobHost",
            "127.0.0.1",
            "--blobPort",
            Integer.toString(port),
            "--location",
            folder.toString(),
            "--silent",
            "--disableTelemetry",
            "--skipApiVersionCheck");
    var accounts = Map.of("AZURITE_ACCOUNTS", "hikae:" + KEY);
    return new Azurite(port, ChildServer.start(folder, port, accounts, command));
  }

  private static Path program() throws IOException, InterruptedException {
    var program = FOLDER.resolve("node_modules/.bin/azurite-blob");
    if (!Files.exists(program)) {
      Files.createDirectories(FOLDER);
      require(List.of("npm", "--version"), "npm is not installed: Azurite cannot be had");
      require(
          List.of(
              "npm",
              "install",
              "--ignore-scripts",
              "--no-audit",
              "--no-fund",
              "--no-save",
              "--cache",
              FOLDER.resolve("npm-cache").toString(),
              "azurite@" + System.getenv("AZURITE_VERSION")),
          "npm could not install Azurite, see " + LOG);
    }
    return program;
  }

  private static void require(List<String> command, String why)
      throws IOException, InterruptedException {
    Optional<Process> started = Optional.empty();
    try {
      started =
          Optional.of(
              new ProcessBuilder(command)
                  .directory(FOLDER.toFile())
                  .redirectErrorStream(true)
                  .redirectOutput(LOG.toFile())
                  .start());
    } catch (IOException _) {
      // There is no such program, which is said below.
    }
    var npm = started.orElseThrow(() -> new TestAbortedException(why));
    if (!npm.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES)) {
      npm.destroy();
      throw new TestAbortedException(why + ": it took too long");
    }
    if (npm.exitValue() != 0) {
      throw new TestAbortedException(why);
    }
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
