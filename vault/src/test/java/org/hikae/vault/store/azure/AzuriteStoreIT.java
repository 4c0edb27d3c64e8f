package org.hikae.vault.store.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreAccess.Settings;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.servers.ChildServer;
import org.hikae.vault.store.testing.StoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract on Azurite, Microsoft's own emulator, fetched by npm. Skipped where npm is not
/// installed.
class AzuriteStoreIT extends StoreContract {
  private static final Path FOLDER = Path.of("target/azurite").toAbsolutePath();
  private static final String KEY = Base64.getEncoder().encodeToString("the key".getBytes(UTF_8));
  private static final AtomicInteger TESTS = new AtomicInteger();

  private static String address = "";
  private static Optional<ChildServer> server = Optional.empty();

  private final String prefix = "test-" + TESTS.incrementAndGet();

  @BeforeAll
  static void startServer(@TempDir Path folder) throws Exception {
    assumeTrue(ran("npm", "--version"), "npm is not installed: Azurite cannot be had");
    var program = FOLDER.resolve("node_modules/.bin/azurite-blob");
    if (!Files.exists(program)) {
      var azurite = "azurite@" + System.getenv("AZURITE_VERSION");
      assumeTrue(
          ran("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", azurite),
          "npm could not install Azurite");
    }
    startServer(folder, program.toString());
  }

  private static void startServer(Path folder, String program) throws Exception {
    var port = ChildServer.freePort();
    address = "azblob:http://127.0.0.1:" + port + "/hikae/vaults";
    var command =
        List.of(
            program,
            "--blobHost",
            "127.0.0.1",
            "--blobPort",
            Integer.toString(port),
            "--location",
            folder.toString(),
            "--silent",
            "--disableTelemetry",
            "--skipApiVersionCheck");
    server =
        Optional.of(
            ChildServer.start(folder, port, Map.of("AZURITE_ACCOUNTS", "hikae:" + KEY), command));
    AzureClients.connect(AzureAddress.parse(address), settings(KEY)).create();
  }

  private static boolean ran(String... command) throws Exception {
    Files.createDirectories(FOLDER);
    try {
      var process =
          new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(FOLDER.resolve("npm.log").toFile())
              .start();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  @AfterAll
  static void stopServer() throws Exception {
    if (server.isPresent()) {
      server.get().close();
    }
  }

  @Override
  protected Store open() throws Exception {
    return store(address + "/" + prefix, KEY);
  }

  @Override
  protected Store reopen() throws Exception {
    return open();
  }

  private static Store store(String where, String key) throws StoreException {
    return new AzureStore(AzureAddress.parse(where), settings(key));
  }

  private static Settings settings(String key) {
    return name -> name.equals("AZURE_STORAGE_KEY") ? Optional.of(key) : Optional.empty();
  }

  @Test
  void isRefusedWithAnotherKey() throws Exception {
    var other = Base64.getEncoder().encodeToString("another".getBytes(UTF_8));
    try (var store = store(address, other)) {
      assertThatThrownBy(() -> store.put("a", bytes("x")))
          .isInstanceOf(StoreException.Forbidden.class);
      assertThatThrownBy(() -> store.list("", _ -> {}))
          .isInstanceOf(StoreException.Forbidden.class);
    }
  }

  @Test
  void saysThatThereIsNoSuchContainer() throws Exception {
    try (var store = store(address.replace("vaults", "nowhere"), KEY)) {
      assertThatThrownBy(() -> store.put("a", bytes("x")))
          .isInstanceOf(StoreException.Unusable.class)
          .hasMessageContaining("no such container");
    }
  }
}
