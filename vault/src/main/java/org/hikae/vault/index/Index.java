package org.hikae.vault.index;

import java.io.IOException;
import java.util.ArrayList;
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
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// The index segments of one kind of pack, in the store.
public record Index(Store store, Keyring keys, PackKind kind) {

  private static final int ATTEMPTS = 5;

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
      var content = keys.envelope(SealType.INDEX).open(sealed, Layout.LARGEST_OBJECT);
      return Segment.read(kind, content);
    } catch (FormatException e) {
      throw SealedObject.unreadable(key, e);
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

  /// What a segment lists; nothing when it cannot be read. Whoever puts rubbish beside the segments
  /// hinders nobody then, and what only a damaged one lists is missed by name.
  public List<Segment.Listed> packsIn(String key) throws IOException {
    try {
      return read(key).packs();
    } catch (VaultException e) {
      if (e.isUnreadable()) {
        return List.of();
      }
      throw e;
    }
  }

  /// The whole index. Packs that several segments list count once; `condemned` ones come last, so
  /// that a blob is found in another pack when there is one.
  public BlobIndex load(Set<ObjectName> condemned) throws IOException {
    for (var attempt = 1; ; attempt++) {
      try {
        return loadOnce(condemned);
      } catch (StoreException.Missing e) {
        // A prune has replaced a segment since they were listed: list them again.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private BlobIndex loadOnce(Set<ObjectName> condemned) throws IOException {
    var index = new BlobIndex();
    var seen = new HashSet<ObjectName>();
    var last = new ArrayList<Segment.Listed>();
    for (var key : segments()) {
      for (var listed : packsIn(key)) {
        if (condemned.contains(listed.pack().name())) {
          last.add(listed);
        } else if (seen.add(listed.pack().name())) {
          index.add(listed.pack(), listed.directory());
        }
      }
    }
    for (var listed : last) {
      if (seen.add(listed.pack().name())) {
        index.addCondemned(listed.pack(), listed.directory());
      }
    }
    return index;
  }

  /// Lists packs that are in the store. Durable when this returns.
  ///
  /// @return the new segment's key
  public String publish(List<FinishedPack> packs) throws IOException {
    var sealed = keys.envelope(SealType.INDEX).seal(Segment.write(kind, packs));
    return SealedObject.write(store, kind.indexPrefix(), sealed);
  }
}
