package org.hikae.cli.vault;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.hikae.cli.Complaint;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultKey;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.format.Layout;
import org.hikae.vault.key.KeyShare;
import org.hikae.vault.store.Sleeper;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.ThrottledStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which vault a command works on.
public final class VaultChoice {
  @Mixin private final StoreChoice place = new StoreChoice();

  @Option(
      names = "--limit-rate",
      paramLabel = "RATE",
      converter = TypedRate.class,
      defaultValue = "${env:HIKAE_LIMIT_RATE}",
      descriptionKey = "limitRate")
  private @Nullable Long bytesPerSecond;

  @Mixin private final KeyChoice key;
  private @Nullable VaultKey known;

  public VaultChoice(Terminal terminal) {
    this.key = new KeyChoice(terminal);
  }

  /// Takes what was typed; false when it says too little, or the environment says more.
  boolean take(PlainLine line) {
    key.take(line);
    return System.getenv("HIKAE_LIMIT_RATE") == null && place.take(line);
  }

  /// Where it is, as it was written.
  public String url() {
    return place.url();
  }

  /// Where it is and who we are there, which can be looked at without a key.
  StoreChoice where() {
    return place;
  }

  /// The key, asked for once.
  private VaultKey existing() throws Complaint {
    var given = known;
    if (given == null) {
      given = key.existing();
      known = given;
    }
    return given;
  }

  /// Opens it.
  public Vault open() throws IOException, Complaint {
    var store = store();
    try {
      return Vault.open(store, existing());
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

  /// Whether there is a vault already.
  boolean exists() throws IOException, Complaint {
    try (var store = store()) {
      return store.stat(Layout.VAULT).isPresent();
    }
  }

  /// Makes it a mirror of the vault that lives in another store.
  Vault createMirrorOf(Store other) throws IOException, Complaint {
    var store = store();
    try {
      return Vault.createMirrorOf(other, store, existing());
    } catch (IOException | Complaint | RuntimeException refused) {
      store.close();
      throw refused;
    }
  }

  /// Opens it with what its mirror knows, since its own config or slots are damaged.
  ///
  /// @param mend whether a damaged config is written anew; else only told of
  /// @param configDamaged told when the config is damaged
  Vault openLike(Store mirror, boolean mend, Runnable configDamaged) throws IOException, Complaint {
    var store = store();
    try (var member = Vault.open(mirror, existing())) {
      if (Vault.needsConfig(store, member)) {
        configDamaged.run();
        if (mend) {
          Vault.mendConfig(store, member);
        }
      }
      return Vault.openLike(store, member);
    } catch (IOException | Complaint | RuntimeException refused) {
      store.close();
      throw refused;
    }
  }

  /// Opens it with shares of its key.
  Vault openWithShares(List<KeyShare> shares) throws IOException, Complaint {
    var store = store();
    try {
      return Vault.openWithShares(store, shares);
    } catch (IOException | RuntimeException refused) {
      store.close();
      throw refused;
    }
  }

  private Store store() throws IOException, Complaint {
    var store = place.open();
    return bytesPerSecond == null
        ? store
        : new ThrottledStore(store, bytesPerSecond, InstantSource.system(), Sleeper.system());
  }
}
