package org.hikae.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.manifest.Manifests;
import org.hikae.vault.store.AtOnce;
import org.hikae.vault.store.StoreException;

/// Lists the snapshots of a vault. One that was read is remembered, since what stands under its
/// name never changes: a vault that stays open asks its store for the names and for what is new,
/// several at the same time.
final class SnapshotShelf {
  /// So few are read one after the other, which starts sooner.
  private static final int FEW = 8;

  private static final Comparator<Snapshot> BY_AGE =
      Comparator.comparing(Snapshot::consistentAt).thenComparing(Snapshot::id);

  private final Manifests manifests;
  private final Map<ObjectName, Snapshot> known = new ConcurrentHashMap<>();

  SnapshotShelf(Manifests manifests) {
    this.manifests = manifests;
  }

  SnapshotListing listing() throws IOException {
    var names = manifests.names();
    known.keySet().retainAll(Set.copyOf(names));
    var unreadable = new ConcurrentLinkedQueue<String>();
    read(names.stream().filter(name -> !known.containsKey(name)).toList(), unreadable);
    var snapshots = new ArrayList<Snapshot>();
    for (var name : names) {
      var snapshot = known.get(name);
      if (snapshot != null) {
        snapshots.add(snapshot);
      }
    }
    snapshots.sort(BY_AGE);
    return new SnapshotListing(snapshots, List.copyOf(unreadable));
  }

  /// These are gone, whatever a listing that lags behind says.
  void drop(List<Snapshot> snapshots) {
    var gone = snapshots.stream().map(Snapshot::id).collect(Collectors.toSet());
    known.keySet().removeIf(name -> gone.contains(name.toString()));
  }

  private void read(List<ObjectName> names, Collection<String> unreadable) throws IOException {
    if (names.size() > FEW) {
      AtOnce.each(names, name -> read(name, unreadable));
      return;
    }
    for (var name : names) {
      read(name, unreadable);
    }
  }

  private void read(ObjectName name, Collection<String> unreadable) throws IOException {
    try {
      known.put(name, manifests.read(name).snapshot(name));
    } catch (StoreException.Missing _) {
      // Forgotten since it was listed.
    } catch (VaultException e) {
      if (!e.isUnreadable()) {
        throw e;
      }
      unreadable.add(String.valueOf(e.getMessage()));
    }
  }
}
