package org.hikae.domain.history;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.runbook.Occasion;
import org.hikae.protocol.ServiceId;

/// Recoveries that have ended, oldest first.
public record RecoveryHistory(List<Recovery> recoveries) {
  public RecoveryHistory {
    recoveries = recoveries.stream().sorted(Comparator.comparing(Recovery::began)).toList();
  }

  private record Group(YearMonth month, Tier tier, Occasion occasion) {}

  /// Mean times to recovery by month, tier and occasion, newest month first. Months are those of a
  /// calendar in `zone`.
  public List<MeanTime> meanTimes(ZoneId zone) {
    return recoveries.stream()
        .collect(
            Collectors.groupingBy(
                each ->
                    new Group(
                        YearMonth.from(each.began().atZone(zone)), each.tier(), each.occasion())))
        .entrySet()
        .stream()
        .map(group -> mean(group.getKey(), group.getValue()))
        .sorted(
            Comparator.comparing(MeanTime::month)
                .reversed()
                .thenComparing(MeanTime::tier)
                .thenComparing(MeanTime::occasion))
        .toList();
  }

  private static MeanTime mean(Group group, List<Recovery> members) {
    var back = members.stream().filter(Recovery::back).map(Recovery::took).toList();
    var sum = back.stream().reduce(Duration.ZERO, Duration::plus);
    return new MeanTime(
        group.month(),
        group.tier(),
        group.occasion(),
        back.size(),
        members.size() - back.size(),
        back.isEmpty() ? Duration.ZERO : sum.dividedBy(back.size()));
  }

  /// How the newest recovery of a service compares with the mean of those before it.
  ///
  /// @param newest what it took last
  /// @param before the mean of the earlier ones
  /// @param over how many earlier ones there are
  public record Trend(Duration newest, Duration before, int over) {
    /// Positive when it takes longer than it did: 0.25 is a quarter longer.
    public double change() {
      return before.isZero() ? 0 : (double) newest.toMillis() / before.toMillis() - 1;
    }
  }

  /// The trend of a service on one occasion; nothing while there are not two to compare.
  public Optional<Trend> trend(ServiceId service, Occasion occasion) {
    var took =
        recoveries.stream()
            .filter(each -> each.service().equals(service) && each.occasion() == occasion)
            .filter(Recovery::back)
            .map(Recovery::took)
            .toList();
    if (took.size() < 2) {
      return Optional.empty();
    }
    var earlier = took.subList(0, took.size() - 1);
    var sum = earlier.stream().reduce(Duration.ZERO, Duration::plus);
    return Optional.of(new Trend(took.getLast(), sum.dividedBy(earlier.size()), earlier.size()));
  }
}
