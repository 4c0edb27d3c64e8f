package org.hikae.vault.torture;

import java.nio.file.Path;
import org.hikae.vault.VaultKey;

/// Where everything of one history lies: two vaults of one family, what is backed up, what was
/// restored, the key.
record Places(Path top) {
  /// The vault that is backed up into.
  static final String MAIN = "main";

  /// The vault that pulls from it.
  static final String MIRROR = "mirror";

  Path vault(String name) {
    return top.resolve(name);
  }

  Path source(int number) {
    return top.resolve("source" + number);
  }

  Path restored(String name) {
    return top.resolve("restored").resolve(name);
  }

  Path keyFile() {
    return top.resolve("key");
  }

  VaultKey key() {
    return new VaultKey.KeyFile(keyFile());
  }
}
