package org.hikae.vault.prune;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.hikae.vault.PrunePlan;
import org.hikae.vault.PrunePlan.LockedPack;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.index.SegmentSummary;
import org.hikae.vault.pack.PackKind;

/// What becomes of each pack and of each index segment, as it is found out; then what there is to
/// do.
final class Judgement {
  final Duration grace;
  final Set<ObjectName> condemn = new TreeSet<>();
  final Set<ObjectName> rewrite = new TreeSet<>();
  final Set<ObjectName> sweep = new TreeSet<>();
  final Set<ObjectName> rescue = new TreeSet<>();
  final Map<ObjectName, Instant> locked = new TreeMap<>();
  final Map<PackKind, SegmentPlan> segments = new EnumMap<>(PackKind.class);
  final List<String> served = new ArrayList<>();
  private final Map<ObjectName, Long> sizes = new TreeMap<>();

  Judgement(Duration grace) {
    this.grace = grace;
  }

  void weigh(ObjectName pack, long bytes) {
    sizes.put(pack, bytes);
  }

  /// Whether a pack is listed or in the store.
  boolean knows(ObjectName pack) {
    return sizes.containsKey(pack);
  }

  /// Leaves of the packs only what was planned.
  void only(PrunePlan plan) {
    condemn.retainAll(names(plan.condemn()));
    rewrite.retainAll(names(plan.rewrite()));
    sweep.retainAll(names(plan.sweep()));
    rescue.retainAll(names(plan.rescue()));
  }

  static Set<ObjectName> names(Collection<String> texts) {
    var names = new HashSet<ObjectName>();
    texts.forEach(text -> ObjectName.parse(text).ifPresent(names::add));
    return names;
  }

  /// A locked pack is not swept, and its marks stay for the prune that can.
  synchronized void keep(ObjectName pack, Instant until) {
    sweep.remove(pack);
    locked.put(pack, until);
    served.clear();
  }

  /// What is to be moved into new packs.
  Set<ObjectName> moved() {
    var moved = new TreeSet<>(rewrite);
    moved.addAll(rescue);
    return moved;
  }

  /// What is to be marked: also what is swept, since a run beside this one may list it once more.
  Set<ObjectName> marked() {
    var marked = moved();
    marked.addAll(condemn);
    marked.addAll(sweep);
    for (var plan : segments.values()) {
      plan.merged().forEach(each -> marked.add(each.name()));
    }
    return marked;
  }

  /// The keys of segments that go at once, what they list being listed elsewhere by then.
  List<String> doneSegments() {
    var keys = new ArrayList<String>();
    for (var plan : segments.values()) {
      plan.stale().forEach(each -> keys.add(each.key()));
      plan.retired().forEach(each -> keys.add(each.key()));
    }
    return keys;
  }

  PrunePlan plan() {
    return new PrunePlan(
        grace,
        texts(condemn),
        texts(rewrite),
        texts(sweep),
        locked.entrySet().stream()
            .map(each -> new LockedPack(each.getKey().toString(), each.getValue()))
            .toList(),
        texts(rescue),
        segments(SegmentPlan::merged),
        segments(SegmentPlan::retired),
        weigh(sweep),
        weigh(condemn) + weigh(rewrite));
  }

  private List<String> segments(Function<SegmentPlan, List<SegmentSummary>> which) {
    return segments.values().stream()
        .flatMap(plan -> which.apply(plan).stream())
        .map(each -> each.name().toString())
        .toList();
  }

  private long weigh(Collection<ObjectName> packs) {
    return packs.stream().mapToLong(pack -> sizes.getOrDefault(pack, 0L)).sum();
  }

  private static List<String> texts(Collection<ObjectName> names) {
    return names.stream().map(ObjectName::toString).toList();
  }
}
