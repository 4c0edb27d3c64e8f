package org.hikae.vault;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hikae.reader.MinimalReader;
import org.hikae.reader.VaultObjects;
import org.hikae.vault.store.Store;

/// Vaults, backups and keys for tests.
public final class TestVaults {
  private TestVaults() {}

  /// The key of every test vault: a file, because deriving a passphrase takes its time on purpose.
  public static VaultKey key() {
    try {
      var file = Path.of(System.getProperty("java.io.tmpdir"), "hikae-test.key");
      if (!Files.exists(file)) {
        var fresh = Files.createTempFile("hikae", ".key");
        Files.writeString(fresh, "no secret at all, but as long as a key has to be");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return new VaultKey.KeyFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Vault create(Store store) throws IOException {
    return Vault.create(store, key(), VaultSettings.DEFAULT);
  }

  public static SnapshotOrigin origin() {
    return new SnapshotOrigin(
        "test", "files", SnapshotOrigin.Kind.FULL, Optional.empty(), Optional.empty(), Map.of());
  }

  public static SnapshotOrigin since(Snapshot parent) {
    return new SnapshotOrigin(
        "test",
        "files",
        SnapshotOrigin.Kind.INCREMENTAL,
        Optional.of(parent.id()),
        Optional.empty(),
        Map.of());
  }

  public static Snapshot backUp(Vault vault, Path source) throws IOException {
    return backUp(vault, source, origin());
  }

  public static Snapshot backUp(Vault vault, Path source, Snapshot parent) throws IOException {
    return backUp(vault, source, since(parent));
  }

  /// Backs up, and has the second reader restore the snapshot to compare.
  private static Snapshot backUp(Vault vault, Path source, SnapshotOrigin origin)
      throws IOException {
    var snapshot = vault.backUp(new FileBackup(origin, List.of(source), List.of()), Progress.NONE);
    var target = Files.createTempDirectory("hikae-reader");
    try {
      reader(vault.store()).restore(snapshot.id(), target);
      Trees.assertSame(source, target.resolve(snapshot.roots().getFirst()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    } finally {
      Trees.delete(target);
    }
    return snapshot;
  }

  /// The reader that shares no code with the engine.
  public static MinimalReader reader(Store store) throws IOException {
    try {
      var secret = Files.readAllBytes(((VaultKey.KeyFile) key()).path());
      return new MinimalReader(new ObjectsOf(store), secret, false);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// A store's objects, for the second reader.
  public static VaultObjects objects(Store store) {
    return new ObjectsOf(store);
  }

  private record ObjectsOf(Store store) implements VaultObjects {
    @Override
    public List<String> keysBelow(String prefix) throws IOException {
      return keys(store).stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public byte[] read(String key) throws IOException {
      var content = store.get(key);
      var bytes = new byte[content.remaining()];
      content.get(bytes);
      return bytes;
    }
  }

  public static List<String> keys(Store store) throws IOException {
    var keys = new ArrayList<String>();
    store.list("", object -> keys.add(object.key()));
    return keys;
  }

  public static VaultException.Code failureOf(ThrowingCallable call) {
    return catchThrowableOfType(VaultException.class, call).code();
  }

  /// Waits until the file system's clock has moved on, so that a file touched before looks older
  /// than a backup that begins now.
  public static void passTime(Path folder) throws IOException {
    var begun = System.nanoTime();
    while (System.nanoTime() - begun < 30_000_000L) {
      Thread.onSpinWait();
    }
    Files.exists(folder);
  }
}
