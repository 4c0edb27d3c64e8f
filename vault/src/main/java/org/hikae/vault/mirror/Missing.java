package org.hikae.vault.mirror;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hikae.vault.format.Layout;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.Store.StoredObject;

/// What one store of a family has and another one lacks. Listed in the reverse order of
/// publication: what a listed snapshot needs was there before it.
///
/// @param presentBytes what of all this is not missing
record Missing(
    List<StoredObject> holds,
    List<StoredObject> snapshots,
    List<StoredObject> indexes,
    List<StoredObject> packs,
    long presentBytes) {

  static Missing from(Store there, Store here) throws IOException {
    var look = new Look(there, here);
    var holds = look.below(Layout.HOLDS);
    var snapshots = look.below(Layout.SNAPSHOTS);
    var indexes = new ArrayList<StoredObject>();
    for (var kind : PackKind.values()) {
      indexes.addAll(look.below(kind.indexPrefix()));
    }
    var packs = look.below(Layout.PACKS);
    return new Missing(holds, snapshots, indexes, packs, look.presentBytes);
  }

  long bytes() {
    return Stream.of(indexes, packs).flatMap(List::stream).mapToLong(StoredObject::size).sum();
  }

  private static final class Look {
    private final Store there;
    private final Store here;
    private long presentBytes;

    Look(Store there, Store here) {
      this.there = there;
      this.here = here;
    }

    List<StoredObject> below(String prefix) throws IOException {
      var present = new HashSet<String>();
      here.list(
          prefix,
          object -> {
            presentBytes += present.add(object.key()) ? object.size() : 0;
          });
      var missing = new TreeMap<String, StoredObject>(); // a listing may show an object twice
      there.list(
          prefix,
          object -> {
            if (!present.contains(object.key()) && isNamed(object, prefix)) {
              missing.put(object.key(), object);
            }
          });
      return List.copyOf(missing.values());
    }

    /// Whether the key is the one that the format gives to an object of this name.
    private static boolean isNamed(StoredObject object, String prefix) {
      return Layout.nameIn(object.key())
          .map(name -> prefix.equals(Layout.PACKS) ? Layout.pack(name) : prefix + name)
          .filter(object.key()::equals)
          .isPresent();
    }
  }
}
