package org.hikae.vault.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.pack.DirectoryCursor;
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// The index segments of one kind of pack, in the store.
public record Index(Store store, Keyring keys, PackKind kind) {

  private static final int ATTEMPTS = 50;

  /// What is at least this large is a segment that needs no others beside it.
  private static final int LARGE = 8 << 20;

  /// Every segment's key.
  public List<String> segments() throws IOException {
    var found = new TreeSet<String>(); // a listing may show an object twice
    store.list(kind.indexPrefix(), object -> found.add(object.key()));
    return List.copyOf(found);
  }

  public Segment read(String key) throws IOException {
    return open(key, SealedObject.read(store, key));
  }

  /// A segment, of whatever store, from its sealed bytes.
  public Segment open(String key, byte[] sealed) throws IOException {
    try {
      return Segment.read(kind, content(sealed));
    } catch (FormatException e) {
      throw SealedObject.unreadable(key, e);
    }
  }

  private byte[] content(byte[] sealed) throws FormatException {
    return keys.envelope(SealType.INDEX).open(sealed, Layout.LARGEST_OBJECT);
  }

  /// What a segment holds, not looked at yet.
  byte[] content(String key) throws IOException {
    try {
      return content(SealedObject.read(store, key));
    } catch (FormatException e) {
      throw SealedObject.unreadable(key, e);
    }
  }

  /// Told of a pack that a segment lists, and how many blobs it has.
  @FunctionalInterface
  public interface Each {
    void pack(BlobIndex.Pack pack, int blobs);
  }

  /// Tells what a segment lists; throws when it is not as it should be.
  public void each(String key, Each each) throws IOException {
    try {
      Segment.scan(kind, content(key), (pack, directory) -> each.pack(pack, blobs(directory)));
    } catch (FormatException e) {
      throw SealedObject.unreadable(key, e);
    }
  }

  private int blobs(ByteBuffer directory) throws FormatException {
    var in = Segment.decoder(directory);
    var cursor = new DirectoryCursor(in);
    var blobs = 0;
    while (cursor.next()) {
      blobs += cursor.count();
      cursor.skipNames();
    }
    Segment.requireEnd(in, cursor.kind(), kind);
    return blobs;
  }

  /// Takes what a segment holds.
  interface Taking {
    void take(String key, byte[] content) throws IOException;
  }

  /// Gives a segment, unless it was not written with this vault's key.
  void own(String key, Taking taking) throws IOException {
    try {
      taking.take(key, content(key));
    } catch (VaultException e) {
      if (e.code() != VaultException.Code.FOREIGN) {
        throw e;
      }
    }
  }

  /// A segment, or empty when it was not written with this vault's key.
  public Optional<Segment> own(String key) throws IOException {
    try {
      return Optional.of(read(key));
    } catch (VaultException e) {
      if (e.code() == VaultException.Code.FOREIGN) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// What a segment lists; nothing when it is gone or cannot be read. Whoever puts rubbish beside
  /// the segments hinders nobody then, and what only a damaged one lists is missed by name.
  private List<Segment.Listed> packsIn(String key) throws IOException {
    try {
      return read(key).packs();
    } catch (StoreException.Missing _) {
      return List.of();
    } catch (VaultException e) {
      if (e.isUnreadable()) {
        return List.of();
      }
      throw e;
    }
  }

  /// Some packs as segments list them, each once; those that none lists are left out.
  ///
  /// @param keys of the segments that are looked through
  public List<Segment.Listed> find(Collection<String> keys, Set<ObjectName> packs)
      throws IOException {
    var found = new ArrayList<Segment.Listed>();
    var left = new HashSet<>(packs);
    for (var key : keys) {
      if (!left.isEmpty()) {
        packsIn(key).stream().filter(each -> left.remove(each.pack().name())).forEach(found::add);
      }
    }
    return found;
  }

  /// The whole index. Packs that several segments list count once; `condemned` ones come last, so
  /// that a blob is found in another pack when there is one. Segments that are condemned have been
  /// merged into others and are not read.
  public BlobIndex load(Set<ObjectName> condemned) throws IOException {
    return attempt(keys -> new Loading(this, condemned).whatCanBeRead(keys));
  }

  /// The whole index and what it was read from. Throws when a segment is damaged.
  public Survey survey(Set<ObjectName> condemned) throws IOException {
    return attempt(keys -> new Loading(this, condemned).everything(keys));
  }

  private interface Reading<T> {
    T of(List<String> keys) throws IOException;
  }

  /// A prune may have replaced a segment since they were listed: they are listed again then. One
  /// that is listed still is a ghost of a slow listing; what took its place was there before it
  /// went.
  private <T> T attempt(Reading<T> reading) throws IOException {
    var gone = new HashSet<String>();
    while (true) {
      var listed = segments().stream().filter(key -> !gone.contains(key)).toList();
      try {
        return reading.of(listed);
      } catch (StoreException.Missing e) {
        if (gone.size() == ATTEMPTS || !gone.add(e.key())) {
          throw e;
        }
      }
    }
  }

  /// Lists packs anew as some segments list them, in segments as large as they should be. Durable
  /// when this returns.
  ///
  /// @param keys of segments that list them
  public void listAnew(Collection<String> keys, Set<ObjectName> packs) throws IOException {
    var left = new HashSet<>(packs);
    var gathered = new ArrayList<FinishedPack>();
    for (var key : keys) {
      own(key, (_, content) -> gathered.addAll(taken(key, content, left)));
      if (gathered.stream().mapToLong(each -> each.directory().remaining()).sum() >= LARGE) {
        publish(gathered);
        gathered.clear();
      }
    }
    if (!gathered.isEmpty()) {
      publish(gathered);
    }
  }

  /// What a segment lists of what is still wanted, which is no longer wanted then.
  private List<FinishedPack> taken(String key, byte[] content, Set<ObjectName> wanted)
      throws VaultException {
    var found = new ArrayList<FinishedPack>();
    try {
      Segment.scan(
          kind,
          content,
          (pack, directory) -> {
            if (wanted.remove(pack.name())) {
              found.add(new FinishedPack(pack.name(), pack.size(), directory));
            }
          });
    } catch (FormatException e) {
      throw SealedObject.unreadable(key, e);
    }
    return found;
  }

  /// Lists packs that are in the store. Durable when this returns.
  ///
  /// @return the new segment's key
  public String publish(List<FinishedPack> packs) throws IOException {
    var sealed = keys.envelope(SealType.INDEX).seal(Segment.write(kind, packs));
    return SealedObject.write(store, kind.indexPrefix(), sealed);
  }
}
