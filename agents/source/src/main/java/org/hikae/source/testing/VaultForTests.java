package org.hikae.source.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultKey;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.store.testing.MemoryStore;

/// A real vault in memory, and origins for what goes into it.
public final class VaultForTests {
  private VaultForTests() {}

  /// @param folder where its key file is put
  public static Vault withKeyIn(Path folder) throws IOException {
    var key = folder.resolve("vault.key");
    Files.writeString(key, "no secret at all, but as long as a key has to be");
    return Vault.create(new MemoryStore(), new VaultKey.KeyFile(key), VaultSettings.DEFAULT);
  }

  public static SnapshotOrigin full() {
    return origin(SnapshotOrigin.Kind.FULL, Optional.empty());
  }

  public static SnapshotOrigin since(Snapshot parent) {
    return origin(SnapshotOrigin.Kind.INCREMENTAL, Optional.of(parent.id()));
  }

  private static SnapshotOrigin origin(SnapshotOrigin.Kind kind, Optional<String> parent) {
    return new SnapshotOrigin(
        "this machine", "a test's source", kind, parent, Optional.empty(), Map.of("point", "one"));
  }
}
