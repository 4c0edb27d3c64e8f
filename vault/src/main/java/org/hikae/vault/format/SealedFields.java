package org.hikae.vault.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.VaultException;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// Small sealed objects below one prefix, each made of fields: holds, labels of key slots, notes on
/// what was verified. For use by one thread.
public record SealedFields(Store store, String prefix, Envelope envelope) {
  /// No such object is larger.
  public static final int LARGEST = 1 << 20;

  /// What stands under a key.
  public sealed interface Found {
    String key();
  }

  public record Opened(Store.StoredObject object, Fields fields) implements Found {
    @Override
    public String key() {
      return object.key();
    }
  }

  /// An object that is damaged, or that was not written with this vault's key.
  public record Unreadable(String key, VaultException why) implements Found {}

  /// @return the new object's key
  public String write(Fields.Writer fields) throws IOException {
    return SealedObject.write(store, prefix, envelope.seal(fields.encoder()));
  }

  public Fields read(String key) throws IOException {
    try {
      return Fields.read(envelope.open(SealedObject.read(store, key), LARGEST));
    } catch (FormatException e) {
      throw SealedObject.unreadable(key, e);
    }
  }

  /// Everything below the prefix. What is deleted meanwhile is left out.
  public List<Found> all() throws IOException {
    var objects = new ArrayList<Store.StoredObject>();
    store.list(prefix, objects::add);
    var found = new ArrayList<Found>();
    for (var object : objects) {
      try {
        found.add(new Opened(object, read(object.key())));
      } catch (StoreException.Missing _) {
        // Deleted since it was listed.
      } catch (VaultException e) {
        found.add(new Unreadable(object.key(), e));
      }
    }
    return found;
  }
}
