package org.hikae.vault.parity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hikae.vault.Parity;
import org.hikae.vault.Progress;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// The parity of a store's packs.
public record Parities(Store store) {

  /// Computes a pack's parity and puts it into the store.
  ///
  /// @return how many bytes that took
  public long add(ByteBuffer pack, ObjectName name, Parity parity) throws IOException {
    var object = ParityObject.of(pack, name, parity);
    store.put(Layout.parity(name, ObjectName.of(object)), object.duplicate());
    return object.capacity();
  }

  /// The packs that have parity.
  public Set<ObjectName> packs() throws IOException {
    var packs = new HashSet<ObjectName>();
    keys(Layout.PARITY).forEach(key -> Layout.packOfParity(key).ifPresent(packs::add));
    return packs;
  }

  /// A damaged pack as it was, as far as its parity goes.
  public Optional<ByteBuffer> repaired(ObjectName pack) throws IOException {
    for (var key : keys(Layout.parityOf(pack))) {
      var damaged = whatThereIs(Layout.pack(pack));
      var repaired = Repair.of(damaged, whatThereIs(key), pack);
      if (repaired.isPresent()) {
        return repaired;
      }
    }
    return Optional.empty();
  }

  private ByteBuffer whatThereIs(String key) throws IOException {
    try {
      return store.get(key);
    } catch (StoreException.Missing | StoreException.Truncated _) {
      return ByteBuffer.allocate(0);
    }
  }

  /// A damaged parity object as it was, from its pack, if that is whole.
  public Optional<ByteBuffer> computedAnew(String key) throws IOException {
    var pack = Layout.packOfParity(key);
    if (pack.isEmpty()) {
      return Optional.empty();
    }
    var content = whatThereIs(Layout.pack(pack.get()));
    var layout = ParityObject.layout(whatThereIs(key), pack.get());
    if (layout.isEmpty() || !ObjectName.of(content).equals(pack.get())) {
      return Optional.empty();
    }
    return Optional.of(ParityObject.of(content, pack.get(), layout.get().parity()))
        .filter(object -> Layout.nameIn(key).equals(Optional.of(ObjectName.of(object))));
  }

  /// Deletes what belongs to packs that are no more. A pack is always there before its parity, so
  /// what is being written meanwhile is safe.
  ///
  /// @param countedOn packs whose parity stays even if they are gone: they may heal by it
  public void removeStrays(Set<ObjectName> countedOn) throws IOException {
    var parities = keys(Layout.PARITY);
    if (parities.isEmpty()) {
      return;
    }
    var packs = new HashSet<>(countedOn);
    packs.addAll(names(Layout.PACKS));
    for (var key : parities) {
      if (Layout.packOfParity(key).filter(packs::contains).isEmpty()) {
        store.delete(key);
      }
    }
  }

  /// Adds parity to the packs that have none.
  ///
  /// @return how many that were, and what it took
  public Added addMissing(Parity parity, Progress progress) throws IOException {
    var done = packs();
    var packs = names(Layout.PACKS).stream().filter(pack -> !done.contains(pack)).toList();
    var damaged = new ArrayList<String>();
    var bytes = 0L;
    for (var i = 0; i < packs.size(); i++) {
      var pack = packs.get(i);
      var content = whatThereIs(Layout.pack(pack));
      if (ObjectName.of(content).equals(pack)) {
        bytes += add(content, pack, parity);
      } else {
        damaged.add(Layout.pack(pack));
      }
      progress.at("adding parity", i + 1, packs.size());
    }
    return new Added(packs.size() - damaged.size(), bytes, damaged);
  }

  /// What was added, and the packs that are damaged and got none.
  public record Added(int packs, long bytes, List<String> damaged) {
    public Added {
      damaged = List.copyOf(damaged);
    }
  }

  /// Copies the parity that another store of the family has of packs that are here, each compared
  /// with its name.
  public void pullFrom(Store other) throws IOException {
    var here = new HashSet<>(keys(Layout.PARITY));
    var packs = new HashSet<>(names(Layout.PACKS));
    for (var key : new Parities(other).keys(Layout.PARITY)) {
      if (!here.contains(key) && Layout.packOfParity(key).filter(packs::contains).isPresent()) {
        var content = new Parities(other).whatThereIs(key);
        if (Layout.nameIn(key).equals(Optional.of(ObjectName.of(content)))) {
          store.put(key, content);
        }
      }
    }
  }

  /// The parity objects that are not what their names say.
  public List<String> damaged() throws IOException {
    var damaged = new ArrayList<String>();
    for (var key : keys(Layout.PARITY)) {
      if (!Layout.nameIn(key).equals(Optional.of(ObjectName.of(whatThereIs(key))))) {
        damaged.add(key);
      }
    }
    return damaged;
  }

  private List<String> keys(String prefix) throws IOException {
    var keys = new ArrayList<String>();
    store.list(prefix, object -> keys.add(object.key()));
    return keys;
  }

  private List<ObjectName> names(String prefix) throws IOException {
    return keys(prefix).stream().flatMap(key -> Layout.nameIn(key).stream()).sorted().toList();
  }
}
