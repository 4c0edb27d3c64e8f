package org.hikae.vault.prune;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.index.SegmentSummary;

/// What becomes of the index segments of one kind of pack: those that list swept packs are replaced
/// and go at once; small ones are merged, and go a grace time later, for a mirror that has listed
/// them may be about to fetch them.
///
/// @param stale list packs that are swept
/// @param merged small, or needless since others list the same: to be condemned
/// @param retired condemned long enough ago
/// @param unlisted packs that are in none that stays: to be listed anew
/// @param sources the keys of segments that list those
record SegmentPlan(
    List<SegmentSummary> stale,
    List<SegmentSummary> merged,
    List<SegmentSummary> retired,
    Set<ObjectName> unlisted,
    List<String> sources) {

  /// What is smaller than this is merged with its like.
  static final int SMALL = 4 << 20;

  /// So many small ones may stand.
  static final int MOST_SMALL = 8;

  /// @param swept packs that are about to go
  /// @param mergeable which segments may be merged
  /// @param retirable which may go if they are condemned long enough
  static SegmentPlan of(
      Collection<SegmentSummary> segments,
      Condemned condemned,
      Set<ObjectName> swept,
      Predicate<ObjectName> mergeable,
      Predicate<ObjectName> retirable) {
    var stale = segments.stream().filter(each -> listsAny(each, swept)).toList();
    var rest = segments.stream().filter(each -> !stale.contains(each)).toList();
    var standing = rest.stream().filter(each -> !condemned.all().contains(each.name())).toList();
    var retired =
        rest.stream()
            .filter(each -> condemned.due().contains(each.name()) && retirable.test(each.name()))
            .toList();
    var merged = new ArrayList<>(needless(standing, mergeable));
    merged.addAll(
        small(
            standing.stream().filter(each -> !merged.contains(each)).toList(),
            mergeable,
            stale.isEmpty()));
    var listed = new HashSet<ObjectName>();
    standing.stream()
        .filter(each -> !merged.contains(each))
        .forEach(each -> listed.addAll(each.packs()));
    var unlisted = new HashSet<ObjectName>();
    segments.forEach(each -> unlisted.addAll(each.packs()));
    unlisted.removeAll(listed);
    unlisted.removeAll(swept);
    var sources =
        segments.stream()
            .filter(each -> listsAny(each, unlisted))
            .map(SegmentSummary::key)
            .toList();
    return new SegmentPlan(stale, List.copyOf(merged), retired, unlisted, sources);
  }

  private static boolean listsAny(SegmentSummary segment, Set<ObjectName> packs) {
    return segment.packs().stream().anyMatch(packs::contains);
  }

  /// Segments all of whose packs others list, the smallest first: what a prune that was killed has
  /// merged already.
  private static List<SegmentSummary> needless(
      List<SegmentSummary> segments, Predicate<ObjectName> mergeable) {
    Map<ObjectName, Integer> times = new HashMap<>();
    segments.forEach(each -> each.packs().forEach(pack -> times.merge(pack, 1, Integer::sum)));
    var bySize =
        segments.stream()
            .filter(each -> mergeable.test(each.name()))
            .sorted(
                Comparator.comparingInt(SegmentSummary::bytes).thenComparing(SegmentSummary::key))
            .toList();
    var needless = new ArrayList<SegmentSummary>();
    for (var segment : bySize) {
      if (segment.packs().stream().allMatch(pack -> times.getOrDefault(pack, 0) > 1)) {
        segment.packs().forEach(pack -> times.merge(pack, -1, Integer::sum));
        needless.add(segment);
      }
    }
    return needless;
  }

  /// Where a segment has to be written anyway, the small ones go with it.
  private static List<SegmentSummary> small(
      List<SegmentSummary> segments, Predicate<ObjectName> mergeable, boolean nothingElse) {
    var small =
        segments.stream()
            .filter(each -> each.bytes() < SMALL && mergeable.test(each.name()))
            .toList();
    return small.size() > MOST_SMALL || !nothingElse ? small : List.of();
  }

  boolean isEmpty() {
    return stale.isEmpty() && merged.isEmpty() && retired.isEmpty() && unlisted.isEmpty();
  }
}
