package org.hikae.cli.vault;

import java.io.IOException;
import java.time.InstantSource;
import org.hikae.cli.Complaint;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.store.Sleeper;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.ThrottledStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which vault a command works on.
final class VaultChoice {
  @Mixin private final StoreChoice place = new StoreChoice();

  @Option(
      names = "--limit-rate",
      paramLabel = "RATE",
      converter = TypedRate.class,
      defaultValue = "${env:HIKAE_LIMIT_RATE}",
      descriptionKey = "limitRate")
  private @Nullable Long bytesPerSecond;

  @Mixin private final KeyChoice key;

  VaultChoice(Terminal terminal) {
    this.key = new KeyChoice(terminal);
  }

  /// Where it is, as it was written.
  String url() {
    return place.url();
  }

  /// Where it is and who we are there, which can be looked at without a key.
  StoreChoice where() {
    return place;
  }

  /// Opens it.
  Vault open() throws IOException, Complaint {
    var store = store();
    try {
      return Vault.open(store, key.existing());
    } catch (IOException | Complaint | RuntimeException refused) {
      store.close();
      throw refused;
    }
  }

  /// Makes it.
  Vault create(VaultSettings settings) throws IOException, Complaint {
    var store = store();
    try {
      return Vault.create(store, key.forNewVault(), settings);
    } catch (IOException | Complaint | RuntimeException refused) {
      store.close();
      throw refused;
    }
  }

  /// Only the place.
  Store place() throws IOException, Complaint {
    return store();
  }

  private Store store() throws IOException, Complaint {
    var store = place.open();
    return bytesPerSecond == null
        ? store
        : new ThrottledStore(store, bytesPerSecond, InstantSource.system(), Sleeper.system());
  }
}
