package org.hikae.vault.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.Store;

/// The index segments of one kind of pack, in the store.
public record Index(Store store, Keyring keys, PackKind kind) {

  /// Every segment's key.
  public List<String> segments() throws IOException {
    var found = new ArrayList<String>();
    store.list(kind.indexPrefix(), object -> found.add(object.key()));
    found.sort(null);
    return found;
  }

  public Segment read(String key) throws IOException {
    var envelope = keys.envelope(SealType.INDEX);
    try {
      var content = envelope.open(SealedObject.read(store, key), Layout.LARGEST_OBJECT);
      return Segment.read(kind, content);
    } catch (FormatException e) {
      throw SealedObject.damaged(key, e);
    }
  }

  /// The whole index. Packs that several segments list count once.
  public BlobIndex load() throws IOException {
    var index = new BlobIndex();
    var seen = new java.util.HashSet<org.hikae.vault.format.ObjectName>();
    for (var key : segments()) {
      for (var listed : read(key).packs()) {
        if (seen.add(listed.pack().name())) {
          index.add(listed.pack(), listed.directory());
        }
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
