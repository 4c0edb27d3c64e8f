package org.hikae.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a prune would do. Packs are named by their object names.
///
/// @param grace how long a pack stays condemned before it is swept
/// @param condemn packs that nothing needs: they are marked, and swept by a later prune
/// @param rewrite packs of which little is needed, the most wasteful ones: what is needed is moved,
///   and they are marked too
/// @param sweep packs condemned long enough ago that nothing needs: deleted now
/// @param locked packs that would be swept if they were not locked: a later prune does it
/// @param rescue packs that were condemned and are needed again
/// @param merge index segments that are small, or that others make needless: they are merged, and
///   retired by a later prune
/// @param retire index segments merged long enough ago: deleted now
/// @param freedBytes what sweeping gives back now
/// @param condemnedBytes what a later prune gives back
public record PrunePlan(
    Duration grace,
    List<String> condemn,
    List<String> rewrite,
    List<String> sweep,
    List<LockedPack> locked,
    List<String> rescue,
    List<String> merge,
    List<String> retire,
    long freedBytes,
    long condemnedBytes) {
  public PrunePlan {
    condemn = List.copyOf(condemn);
    rewrite = List.copyOf(rewrite);
    sweep = List.copyOf(sweep);
    locked = List.copyOf(locked);
    rescue = List.copyOf(rescue);
    merge = List.copyOf(merge);
    retire = List.copyOf(retire);
  }

  /// A pack, and when its lock runs out.
  public record LockedPack(String name, Instant until) {}

  public boolean isEmpty() {
    return condemn.isEmpty()
        && rewrite.isEmpty()
        && sweep.isEmpty()
        && rescue.isEmpty()
        && merge.isEmpty()
        && retire.isEmpty();
  }
}
