package org.hikae.cli.vault;

import java.io.IOException;
import org.hikae.cli.Complaint;
import org.hikae.cli.terminal.Terminal;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.store.Store;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which vault a command works on.
final class VaultChoice {
  @Option(
      names = "--vault",
      paramLabel = "URL",
      required = true,
      defaultValue = "${env:HIKAE_VAULT}",
      descriptionKey = "vault")
  @SuppressWarnings("NullAway.Init")
  private String url;

  @Mixin private final KeyChoice key;

  VaultChoice(Terminal terminal) {
    this.key = new KeyChoice(terminal);
  }

  /// Where it is, as it was written.
  String url() {
    return url;
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

  private Store store() throws IOException, Complaint {
    return StoreUrl.open(url);
  }
}
