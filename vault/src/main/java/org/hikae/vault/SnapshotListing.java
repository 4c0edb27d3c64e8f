package org.hikae.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.manifest.Manifests;
import org.hikae.vault.store.StoreException;

/// The snapshots of a vault, oldest first. What cannot be read hides none of the others.
///
/// @param unreadable one sentence for each object that should be a snapshot and cannot be read
public record SnapshotListing(List<Snapshot> snapshots, List<String> unreadable) {
  public SnapshotListing {
    snapshots = List.copyOf(snapshots);
    unreadable = List.copyOf(unreadable);
  }

  static SnapshotListing of(Manifests manifests) throws IOException {
    var snapshots = new ArrayList<Snapshot>();
    var unreadable = new ArrayList<String>();
    for (var name : manifests.names()) {
      try {
        snapshots.add(manifests.read(name).snapshot(name));
      } catch (StoreException.Missing _) {
        // Forgotten since it was listed.
      } catch (VaultException e) {
        if (!e.isUnreadable()) {
          throw e;
        }
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    snapshots.sort(SnapshotListing::byAge);
    return new SnapshotListing(snapshots, unreadable);
  }

  private static int byAge(Snapshot one, Snapshot other) {
    var age = one.consistentAt().compareTo(other.consistentAt());
    return age == 0 ? one.id().compareTo(other.id()) : age;
  }
}
