package org.hikae.vault.prune;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// The marks that condemn packs. A backup reuses nothing of a condemned pack, and a reader goes to
/// one only for what is nowhere else; so what is condemned falls out of use and can be swept.
public record Marks(Store store, Keyring keys) {

  /// Packs condemned together, at a time by the store's clock.
  public record Mark(String key, Instant at, Set<ObjectName> packs) {
    public Mark {
      packs = Set.copyOf(packs);
    }
  }

  public List<String> keysOfAll() throws IOException {
    var found = new ArrayList<String>();
    store.list(Layout.CONDEMNED, object -> found.add(object.key()));
    return found;
  }

  public List<Mark> all() throws IOException {
    var objects = new ArrayList<Store.StoredObject>();
    store.list(Layout.CONDEMNED, objects::add);
    var marks = new ArrayList<Mark>();
    for (var object : objects) {
      try {
        marks.add(new Mark(object.key(), object.writtenAt(), read(object.key())));
      } catch (StoreException.Missing _) {
        // Another prune was done with it meanwhile.
      } catch (VaultException e) {
        // What cannot be read condemns nothing: the next prune condemns anew what nothing needs.
        if (!e.isUnreadable()) {
          throw e;
        }
      }
    }
    return marks;
  }

  /// Every pack that is condemned by some mark.
  public Set<ObjectName> packs() throws IOException {
    var packs = new HashSet<ObjectName>();
    all().forEach(mark -> packs.addAll(mark.packs()));
    return packs;
  }

  public Set<ObjectName> read(String key) throws IOException {
    try {
      var envelope = keys.envelope(SealType.CONDEMNED);
      var in = new Decoder(envelope.open(SealedObject.read(store, key), Layout.LARGEST_OBJECT));
      var packs = new HashSet<ObjectName>();
      while (in.remaining() > 0) {
        packs.add(in.objectName());
      }
      return packs;
    } catch (FormatException e) {
      throw SealedObject.unreadable(key, e);
    }
  }

  void condemn(Collection<ObjectName> packs) throws IOException {
    var out = new Encoder();
    packs.stream().sorted().forEach(out::name);
    SealedObject.write(store, Layout.CONDEMNED, keys.envelope(SealType.CONDEMNED).seal(out));
  }
}
