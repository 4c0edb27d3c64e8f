package org.hikae.vault.store.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreAccess.Settings;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.probe.StoreProbe;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.servers.Azurite;
import org.hikae.vault.store.testing.StoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract on Azurite.
class AzuriteStoreIT extends StoreContract {
  private static final AtomicInteger TESTS = new AtomicInteger();

  private static Azurite server;

  private final String prefix = "test-" + TESTS.incrementAndGet();

  @BeforeAll
  static void startServer(@TempDir Path folder) throws Exception {
    server = Azurite.start(folder);
    TestContainers.create(address(), settings(Azurite.KEY));
  }

  @AfterAll
  static void stopServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static String address() {
    return "azblob:" + server.endpoint() + "/hikae/vaults";
  }

  @Override
  protected Store open() throws Exception {
    return store(address() + "/" + prefix, Azurite.KEY);
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
    try (var store = store(address(), other)) {
      assertThatThrownBy(() -> store.put("a", bytes("x")))
          .isInstanceOfSatisfying(
              StoreException.Forbidden.class,
              refused -> assertThat(refused.hint()).contains("AZURE_STORAGE_KEY"))
          .hasMessageContaining("does not fit the account");
      assertThatThrownBy(() -> store.list("", _ -> {}))
          .isInstanceOf(StoreException.Forbidden.class);
    }
  }

  @Test
  void saysThatThereIsNoSuchContainer() throws Exception {
    try (var store = store(address().replace("vaults", "nowhere"), Azurite.KEY)) {
      assertThatThrownBy(() -> store.put("a", bytes("x")))
          .isInstanceOf(StoreException.Unusable.class)
          .hasMessageContaining("no such container");
    }
  }

  @Test
  void isFoundToDoWhatTheDocumentationSays() throws Exception {
    try (var store = open()) {
      var report = StoreProbe.examine(store, new Random(1), InstantSource.system());

      assertThat(report.fitForVaults()).as(report.table()).isTrue();
      assertThat(report.can(Ability.CHECKS_ON_ARRIVAL)).as(report.table()).isTrue();
      assertThat(report.can(Ability.LOCKS)).as(report.table()).isFalse();
    }
  }
}
