package org.hikae.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hikae.vault.store.Store;

/// A deduplicated, encrypted collection of snapshots in a [Store]. Opened with a key; safe for use
/// by many threads and by many processes at once (there are no locks).
///
/// Failures are [VaultException]s: a code, a sentence, a hint.
@SuppressWarnings("DoNotCallSuggester")
public final class Vault implements AutoCloseable {
  private Vault() {}

  /// Makes a new, empty vault. Throws when the store holds one already.
  public static Vault create(Store store, VaultKey key, VaultSettings settings) throws IOException {
    throw new AssertionError("being built");
  }

  /// Makes an empty vault of the same family as `original`: the same keys, so that blobs have the
  /// same names and packs can be mirrored as they are.
  public static Vault createMirror(Store store, Vault original) throws IOException {
    throw new AssertionError("being built");
  }

  /// Makes an empty vault in `store` of the family that lives in `remote`, given the family's key:
  /// how a recovery site begins its mirror. Nothing in `remote` is trusted before the key has
  /// proven it.
  public static Vault createMirrorOf(Store remote, Store store, VaultKey key) throws IOException {
    throw new AssertionError("being built");
  }

  /// Opens a vault. Throws on a wrong key and on what is not a vault.
  public static Vault open(Store store, VaultKey key) throws IOException {
    throw new AssertionError("being built");
  }

  /// The store it lives in.
  public Store store() {
    throw new AssertionError("being built");
  }

  /// Backs up files and folders of this machine, reading only what changed since the parent.
  public Snapshot backUp(FileBackup backup, Progress progress) throws IOException {
    throw new AssertionError("being built");
  }

  /// Begins a snapshot that is written entry by entry (a tar stream, a program's output).
  public SnapshotWriter begin(SnapshotOrigin origin, Progress progress) throws IOException {
    throw new AssertionError("being built");
  }

  /// Every snapshot, oldest first.
  public List<Snapshot> snapshots() throws IOException {
    throw new AssertionError("being built");
  }

  /// Finds a snapshot by `latest`, by id or by an unambiguous beginning of one.
  public Snapshot snapshot(String reference) throws IOException {
    throw new AssertionError("being built");
  }

  /// Brings a snapshot back below `target`, verified as it is written.
  public Restored restore(Snapshot snapshot, Path target, RestoreOptions options, Progress progress)
      throws IOException {
    throw new AssertionError("being built");
  }

  /// Looks at the vault's structure, or at every byte of it.
  public CheckReport check(CheckDepth depth, Progress progress) throws IOException {
    throw new AssertionError("being built");
  }

  /// Copies what is missing here from another vault of the family: packs, then indexes, then
  /// snapshots. Resumable; each pack is verified by its name before it is kept.
  public Mirrored pullFrom(Store other, Progress progress) throws IOException {
    throw new AssertionError("being built");
  }

  /// Figures for `hikae vault info`.
  public VaultSummary summary() throws IOException {
    throw new AssertionError("being built");
  }

  @Override
  public void close() throws IOException {}
}
