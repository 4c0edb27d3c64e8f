package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.vault.store.testing.FaultyStore.Operation.PUT;
import static org.hikae.vault.store.testing.FaultyStore.first;
import static org.hikae.vault.store.testing.FaultyStore.under;

import java.io.IOException;
import java.util.Random;
import org.hikae.vault.format.Layout;
import org.hikae.vault.store.Backoff;
import org.hikae.vault.store.RetryingStore;
import org.hikae.vault.store.testing.Fault;
import org.hikae.vault.store.testing.FaultyStore;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;

final class CreationTest {
  private final MemoryStore store = new MemoryStore();

  @Test
  void aVaultIsMadeThoughTheAnswerToItsLastWriteWasLost() throws IOException {
    var lossy = new FaultyStore(store).on(under(Layout.VAULT, first(PUT, 1)), Fault.LOST_ANSWER);
    var patient = new RetryingStore(lossy, Backoff.usual(), new Random(1), _ -> {});

    try (var made = Vault.create(patient, TestVaults.key(), VaultSettings.DEFAULT);
        var opened = Vault.open(store, TestVaults.key())) {
      assertThat(opened.summary().id()).isEqualTo(made.summary().id());
    }
  }

  @Test
  void aVaultThatIsThereIsNotMadeAgain() throws IOException {
    TestVaults.create(store).close();

    assertThat(
            TestVaults.failureOf(
                () -> Vault.create(store, TestVaults.key(), VaultSettings.DEFAULT)))
        .isEqualTo(VaultException.Code.VAULT_EXISTS);
  }
}
