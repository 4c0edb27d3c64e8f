package org.hikae.vault;

import java.nio.file.Path;

/// What opens a vault: a passphrase, or a key file.
public sealed interface VaultKey {
  /// Words a person knows. Never printed.
  record Passphrase(String text) implements VaultKey {
    @Override
    public String toString() {
      return "Passphrase(hidden)";
    }
  }

  /// A file whose bytes are the key; at least 32 random bytes.
  record KeyFile(Path path) implements VaultKey {}
}
