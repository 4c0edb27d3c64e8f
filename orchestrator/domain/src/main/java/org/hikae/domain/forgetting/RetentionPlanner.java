package org.hikae.domain.forgetting;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikae.domain.retention.RetentionClass;
import org.hikae.domain.retention.Rule;
import org.hikae.domain.retention.Span;

/// Decides what is kept. Nothing is forgotten that a rule wants (as far as the quota has room),
/// that is held, locked, younger than the floor, the newest, the last proven one, awaited by a
/// mirror, still in the vault that this one mirrors, or needed by a point that is kept.
public final class RetentionPlanner {
  private final RetentionClass retention;
  private final Instant now;
  private final Map<Candidate, List<Reason>> reasons = new LinkedHashMap<>();

  private RetentionPlanner(RetentionClass retention, List<Candidate> candidates, Instant now) {
    this.retention = retention;
    this.now = now;
    candidates.stream()
        .sorted(Comparator.comparing(RetentionPlanner::at).reversed())
        .forEach(candidate -> reasons.put(candidate, new ArrayList<>()));
  }

  /// @param candidates all points of one service in one vault
  public static RetentionPlan plan(
      RetentionClass retention, List<Candidate> candidates, Instant now) {
    return new RetentionPlanner(retention, candidates, now).plan();
  }

  private RetentionPlan plan() {
    protect();
    retention.rules().forEach(this::apply);
    var spared = overQuota();
    keepWhatIsNeeded(spared);
    return new RetentionPlan(
        retention,
        reasons.entrySet().stream()
            .map(
                entry ->
                    new RetentionPlan.Line(
                        entry.getKey(), fate(entry.getValue(), spared.contains(entry.getKey()))))
            .toList());
  }

  private Fate fate(List<Reason> because, boolean overQuota) {
    if (overQuota) {
      return new Fate.OverQuota(retention.quota().orElseThrow());
    }
    return because.isEmpty() ? new Fate.Expired() : new Fate.Kept(because);
  }

  private void protect() {
    candidates().findFirst().ifPresent(newest -> keep(newest, new Reason.Newest()));
    candidates()
        .filter(candidate -> candidate.proven().isPresent())
        .max(Comparator.comparing(candidate -> candidate.proven().orElseThrow()))
        .ifPresent(proven -> keep(proven, new Reason.LastProven(proven.proven().orElseThrow())));
    var floor = since(retention.floor());
    for (var candidate : reasons.keySet()) {
      candidate.hold().ifPresent(by -> keep(candidate, new Reason.Held(by)));
      candidate
          .lockedUntil()
          .filter(now::isBefore)
          .ifPresent(until -> keep(candidate, new Reason.Locked(until)));
      if (!candidate.awaited().isEmpty()) {
        keep(candidate, new Reason.Awaited(candidate.awaited()));
      }
      candidate.original().ifPresent(vault -> keep(candidate, new Reason.AtOriginal(vault)));
      if (at(candidate).isAfter(floor)) {
        keep(candidate, new Reason.TooYoung(retention.floor()));
      }
    }
  }

  private void apply(Rule rule) {
    switch (rule) {
      case Rule.Newest(var count) ->
          candidates()
              .limit(count)
              .forEach(candidate -> keep(candidate, new Reason.Wanted(rule, "newest " + count)));
      case Rule.Younger(var age) -> {
        var since = since(age);
        candidates()
            .filter(candidate -> at(candidate).isAfter(since))
            .forEach(candidate -> keep(candidate, new Reason.Wanted(rule, "younger than " + age)));
      }
      case Rule.NewestOfEach(var span, var count) -> newestOfEach(rule, span, count);
    }
  }

  private void newestOfEach(Rule rule, Span span, int count) {
    var seen = new LinkedHashSet<String>();
    for (var candidate : reasons.keySet()) {
      var stretch = span.holding(at(candidate).atZone(retention.zone()).toLocalDate());
      if (seen.size() < count && seen.add(stretch)) {
        keep(candidate, new Reason.Wanted(rule, "newest of " + stretch));
      }
    }
  }

  /// The oldest of those that only rules keep, until the rest is within the quota.
  private Set<Candidate> overQuota() {
    var over = new HashSet<Candidate>();
    if (retention.quota().isEmpty()) {
      return over;
    }
    var kept = reasons.keySet().stream().filter(this::isKept).toList();
    var weight = RetentionPlan.weight(kept).count();
    for (var candidate : kept.reversed()) {
      if (weight <= retention.quota().get().count()) {
        break;
      }
      if (reasonsOf(candidate).stream().allMatch(Reason::yieldsToQuota)) {
        over.add(candidate);
        weight -= candidate.added().count();
      }
    }
    return over;
  }

  /// What is kept brings along what it needs, which may need others in turn.
  private void keepWhatIsNeeded(Set<Candidate> over) {
    for (var more = true; more; ) {
      more = false;
      var kept = marks(over);
      for (var candidate : reasons.keySet()) {
        if (kept.contains(mark(candidate))) {
          continue;
        }
        var needed =
            candidate.neededBy().stream().filter(kept::contains).collect(Collectors.toSet());
        if (!needed.isEmpty()) {
          over.remove(candidate);
          keep(candidate, new Reason.Needed(needed));
          more = true;
        }
      }
    }
  }

  private Set<String> marks(Set<Candidate> over) {
    return candidates()
        .filter(this::isKept)
        .filter(candidate -> !over.contains(candidate))
        .map(RetentionPlanner::mark)
        .collect(Collectors.toSet());
  }

  private Stream<Candidate> candidates() {
    return reasons.keySet().stream();
  }

  private boolean isKept(Candidate candidate) {
    return !reasonsOf(candidate).isEmpty();
  }

  private List<Reason> reasonsOf(Candidate candidate) {
    return Optional.ofNullable(reasons.get(candidate)).orElseThrow();
  }

  private void keep(Candidate candidate, Reason reason) {
    reasonsOf(candidate).add(reason);
  }

  private Instant since(Period age) {
    return now.atZone(retention.zone()).minus(age).toInstant();
  }

  private static Instant at(Candidate candidate) {
    return candidate.point().consistentAt();
  }

  private static String mark(Candidate candidate) {
    return candidate.point().mark();
  }
}
