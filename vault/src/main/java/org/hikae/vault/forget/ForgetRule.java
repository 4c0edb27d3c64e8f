package org.hikae.vault.forget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.hikae.vault.Snapshot;
import org.hikae.vault.forget.ForgetPlan.Forgotten;
import org.hikae.vault.forget.ForgetPlan.Group;
import org.hikae.vault.forget.ForgetPlan.Held;
import org.hikae.vault.forget.ForgetPlan.Kept;
import org.hikae.vault.forget.ForgetPlan.Reason;
import org.hikae.vault.forget.ForgetPlan.Verdict;
import org.hikae.vault.hold.Holds;

/// Applies a rule. A pure function of what there is: days begin at midnight of the zone, weeks on
/// Monday, and a snapshot belongs to the day of the moment whose data it holds.
///
/// @param now by this machine's clock; what says that it is from later is kept and not counted
public record ForgetRule(Keep keep, Instant now, ZoneId zone) {

  public ForgetPlan plan(List<Snapshot> snapshots, Holds.Found holds) {
    var groups = new TreeMap<Source, List<Snapshot>>();
    for (var snapshot : snapshots) {
      var source = new Source(snapshot.origin().machine(), snapshot.origin().source());
      groups.computeIfAbsent(source, _ -> new ArrayList<>()).add(snapshot);
    }
    return new ForgetPlan(
        groups.entrySet().stream()
            .map(
                group ->
                    new Group(
                        group.getKey().machine(),
                        group.getKey().source(),
                        judge(group.getValue(), holds)))
            .toList());
  }

  /// What becomes of chosen snapshots: forgotten, unless held.
  public static ForgetPlan ofChosen(List<Snapshot> chosen, Holds.Found holds) {
    var rule = new ForgetRule(Keep.NOTHING, Instant.MAX, ZoneOffset.UTC);
    return rule.plan(chosen, holds);
  }

  private record Source(String machine, String source) implements Comparable<Source> {
    @Override
    public int compareTo(Source other) {
      return Comparator.comparing(Source::machine)
          .thenComparing(Source::source)
          .compare(this, other);
    }
  }

  private List<Verdict> judge(List<Snapshot> group, Holds.Found holds) {
    var newestFirst =
        group.stream()
            .sorted(
                Comparator.comparing(Snapshot::consistentAt).thenComparing(Snapshot::id).reversed())
            .toList();
    var reasons = reasons(newestFirst.stream().filter(each -> !isFromTheFuture(each)).toList());
    return newestFirst.reversed().stream()
        .map(snapshot -> verdict(snapshot, reasons.getOrDefault(snapshot.id(), Set.of()), holds))
        .toList();
  }

  private boolean isFromTheFuture(Snapshot snapshot) {
    return snapshot.consistentAt().isAfter(now);
  }

  private Verdict verdict(Snapshot snapshot, Set<Reason> because, Holds.Found holds) {
    if (isFromTheFuture(snapshot)) {
      return new Kept(snapshot, List.of(Reason.FROM_THE_FUTURE));
    }
    if (!because.isEmpty()) {
      return new Kept(snapshot, List.copyOf(because));
    }
    return holds.of(snapshot.id()).stream()
        .findFirst()
        .<Verdict>map(hold -> new Held(snapshot, hold))
        .orElseGet(() -> new Forgotten(snapshot));
  }

  private Map<String, Set<Reason>> reasons(List<Snapshot> newestFirst) {
    var reasons = new HashMap<String, Set<Reason>>();
    newestFirst.stream()
        .limit(keep.last())
        .forEach(snapshot -> add(reasons, snapshot, Reason.LAST));
    newestOfEach(newestFirst, keep.daily(), day -> day, Reason.DAILY, reasons);
    newestOfEach(newestFirst, keep.weekly(), ForgetRule::week, Reason.WEEKLY, reasons);
    newestOfEach(
        newestFirst, keep.monthly(), day -> day.withDayOfMonth(1), Reason.MONTHLY, reasons);
    newestOfEach(newestFirst, keep.yearly(), LocalDate::getYear, Reason.YEARLY, reasons);
    if (keep.within().isPresent() && !newestFirst.isEmpty()) {
      var oldest =
          newestFirst.getFirst().consistentAt().atZone(zone).minus(keep.within().get()).toInstant();
      newestFirst.stream()
          .filter(snapshot -> !snapshot.consistentAt().isBefore(oldest))
          .forEach(snapshot -> add(reasons, snapshot, Reason.WITHIN));
    }
    return reasons;
  }

  private void newestOfEach(
      List<Snapshot> newestFirst,
      int periods,
      Function<LocalDate, Object> period,
      Reason reason,
      Map<String, Set<Reason>> into) {
    var seen = new HashSet<Object>();
    for (var snapshot : newestFirst) {
      var day = snapshot.consistentAt().atZone(zone).toLocalDate();
      if (seen.size() < periods && seen.add(period.apply(day))) {
        add(into, snapshot, reason);
      }
    }
  }

  private static Object week(LocalDate day) {
    return List.of(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static void add(Map<String, Set<Reason>> reasons, Snapshot snapshot, Reason reason) {
    reasons.computeIfAbsent(snapshot.id(), _ -> EnumSet.noneOf(Reason.class)).add(reason);
  }
}
