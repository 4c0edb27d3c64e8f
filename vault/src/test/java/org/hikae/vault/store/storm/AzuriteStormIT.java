package org.hikae.vault.store.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreAccess.Settings;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.azure.AzureAddress;
import org.hikae.vault.store.azure.AzureStore;
import org.hikae.vault.store.azure.TestContainers;
import org.hikae.vault.store.servers.Azurite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Azure Blob behind a wire that fails, and what is asked of it on the wire.
class AzuriteStormIT extends StormContract {
  private static final Settings SETTINGS =
      name -> name.equals("AZURE_STORAGE_KEY") ? Optional.of(Azurite.KEY) : Optional.empty();
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static Azurite server;

  private final String prefix = "storm-" + TESTS.incrementAndGet();

  @BeforeAll
  static void startServer(@TempDir Path folder) throws Exception {
    server = Azurite.start(folder);
    TestContainers.create("azblob:" + server.endpoint() + "/hikae/storms", SETTINGS);
  }

  @AfterAll
  static void stopServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Override
  String server() {
    return server.endpoint();
  }

  @Override
  Store store(String endpoint) throws Exception {
    var address = "azblob:" + endpoint + "/hikae/storms/" + prefix;
    return new AzureStore(AzureAddress.parse(address), SETTINGS);
  }

  /// Azurite takes the policy and keeps none, so what is asked is all that can be looked at.
  @Test
  void asksForAPolicyThatNobodyCanLift() throws Exception {
    var lock = new Lock(Instant.parse("2036-01-02T03:04:05Z"), Mode.COMPLIANCE);
    try (var store = store(proxy().endpoint())) {
      store.put("a", bytes("x"), lock);
    }

    assertThat(proxy().seen())
        .anySatisfy(
            request -> {
              assertThat(request.method()).isEqualTo("PUT");
              assertThat(request.headers().getFirst("x-ms-immutability-policy-until-date"))
                  .isEqualTo("Wed, 02 Jan 2036 03:04:05 GMT");
              assertThat(request.headers().getFirst("x-ms-immutability-policy-mode"))
                  .isEqualToIgnoringCase("Locked");
              assertThat(request.headers().getFirst("if-none-match")).isEqualTo("*");
            });
  }

  @Test
  void asksToExtendAPolicy() throws Exception {
    var lock = new Lock(Instant.parse("2036-01-02T03:04:05Z"), Mode.GOVERNANCE);
    try (var store = store(proxy().endpoint())) {
      store.put("a", bytes("x"));
      assertThatThrownBy(() -> store.lock("a", lock)).isInstanceOf(StoreException.Unusable.class);
    }

    assertThat(proxy().seen())
        .anySatisfy(
            request -> {
              assertThat(request.uri()).contains("comp=immutabilityPolicies");
              assertThat(request.headers().getFirst("x-ms-immutability-policy-mode"))
                  .isEqualToIgnoringCase("Unlocked");
            });
  }
}
