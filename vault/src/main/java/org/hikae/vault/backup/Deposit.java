package org.hikae.vault.backup;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.index.ClaimedBlobs;
import org.hikae.vault.index.Index;
import org.hikae.vault.key.BlobNamer;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.FrameBuilder;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.pack.PackWriter;
import org.hikae.vault.pack.Uploads;
import org.hikae.vault.store.Store;

/// Where one run's blobs go: what the vault has already is left out, the rest goes into frames and
/// packs, and the packs into the index once they are in the store. Threads work through lanes of
/// their own.
final class Deposit implements AutoCloseable {
  private final Store store;
  private final Keyring keys;
  private final VaultSettings settings;
  private final Uploads uploads;
  private final Map<PackKind, PackWriter> packs = new EnumMap<>(PackKind.class);
  private final Map<PackKind, List<FinishedPack>> unlisted = new EnumMap<>(PackKind.class);
  private final Map<PackKind, ListingPace> paces = new EnumMap<>(PackKind.class);
  private final Map<PackKind, ClaimedBlobs> claimed = new EnumMap<>(PackKind.class);
  private final Map<PackKind, Known> known = new EnumMap<>(PackKind.class);
  private Optional<String> lastSegment = Optional.empty();

  /// The index of what the vault has, loaded when it is first asked for.
  @FunctionalInterface
  interface Known {
    BlobIndex index() throws IOException;
  }

  Deposit(Store store, Keyring keys, VaultSettings settings, Known data, Known trees) {
    this.store = store;
    this.keys = keys;
    this.settings = settings;
    this.uploads = new Uploads(store, settings.parity(), this::arrived);
    known.put(PackKind.DATA, data);
    known.put(PackKind.TREE, trees);
    for (var kind : PackKind.values()) {
      packs.put(kind, new PackWriter(kind, settings.packBytes(), keys, uploads));
      unlisted.put(kind, new ArrayList<>());
      paces.put(kind, new ListingPace());
      claimed.put(kind, new ClaimedBlobs());
    }
  }

  Lane lane(PackKind kind) throws IOException {
    return new Lane(
        known(kind).index(),
        part(claimed, kind),
        keys.namer(),
        new FrameBuilder(part(packs, kind), keys, settings.compressionLevel()));
  }

  private Known known(PackKind kind) {
    return part(known, kind);
  }

  private static <T> T part(Map<PackKind, T> parts, PackKind kind) {
    return Objects.requireNonNull(parts.get(kind));
  }

  /// Stores blobs, for one thread.
  static final class Lane implements AutoCloseable {
    private final BlobIndex index;
    private final ClaimedBlobs claimed;
    private final BlobNamer namer;
    private final FrameBuilder frame;

    private Lane(BlobIndex index, ClaimedBlobs claimed, BlobNamer namer, FrameBuilder frame) {
      this.index = index;
      this.claimed = claimed;
      this.namer = namer;
      this.frame = frame;
    }

    BlobName store(byte[] bytes, int from, int count) throws IOException {
      var name = namer.name(bytes, from, count);
      if (!index.canReuse(name) && claimed.claim(name)) {
        frame.add(name, bytes, from, count);
      }
      return name;
    }

    void flush() throws IOException {
      frame.flush();
    }

    @Override
    public void close() {
      frame.close();
    }
  }

  private synchronized void arrived(PackKind kind, FinishedPack pack) throws IOException {
    var waiting = part(unlisted, kind);
    waiting.add(pack);
    if (part(paces, kind).isDue(pack)) {
      list(kind);
    }
  }

  private void list(PackKind kind) throws IOException {
    var waiting = part(unlisted, kind);
    if (!waiting.isEmpty()) {
      lastSegment = Optional.of(new Index(store, keys, kind).publish(waiting));
      waiting.clear();
    }
  }

  /// Brings every pack into the store and then into the index. All lanes are flushed before.
  ///
  /// @return what the store's clock said then, if anything was stored
  Optional<Instant> finish() throws IOException {
    for (var kind : PackKind.values()) {
      part(packs, kind).flush();
    }
    uploads.await();
    synchronized (this) {
      for (var kind : PackKind.values()) {
        list(kind);
      }
      return lastSegment.isEmpty()
          ? Optional.empty()
          : store.stat(lastSegment.get()).map(Store.StoredObject::writtenAt);
    }
  }

  long storedBytes() {
    return uploads.storedBytes();
  }

  @Override
  public void close() {
    uploads.close();
  }
}
