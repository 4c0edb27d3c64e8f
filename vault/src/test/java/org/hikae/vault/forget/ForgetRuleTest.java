package org.hikae.vault.forget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.hold.Hold;
import org.hikae.vault.hold.Holds;
import org.junit.jupiter.api.Test;

final class ForgetRuleTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Holds.Found NO_HOLDS = new Holds.Found(List.of(), List.of());

  /// One a day at 02:00, the newest today, for so many days.
  private static List<Snapshot> daily(int days) {
    var snapshots = new ArrayList<Snapshot>();
    for (var day = 0; day < days; day++) {
      snapshots.add(
          at(LocalDate.of(2026, 11, 26).minusDays(day).atTime(2, 0).toInstant(ZoneOffset.UTC)));
    }
    return snapshots;
  }

  private static Snapshot at(Instant moment) {
    return at(moment, "/srv");
  }

  private static Snapshot at(Instant moment, String source) {
    var origin =
        new SnapshotOrigin(
            "tokyo",
            source,
            SnapshotOrigin.Kind.FULL,
            Optional.empty(),
            Optional.empty(),
            Map.of());
    return new Snapshot(
        "%s %s".formatted(moment, source),
        origin,
        Optional.empty(),
        moment,
        moment,
        List.of(),
        new Snapshot.Figures(0, 0, 0, 0),
        List.of());
  }

  private static Keep keep(int last, int daily, int weekly, int monthly, int yearly) {
    return new Keep(last, daily, weekly, monthly, yearly, Optional.empty());
  }

  private static ForgetPlan plan(Keep keep, List<Snapshot> snapshots) {
    return new ForgetRule(keep, NOW, ZoneOffset.UTC).plan(snapshots, NO_HOLDS);
  }

  private static List<String> kept(ForgetPlan plan) {
    return plan.verdicts()
        .filter(verdict -> !(verdict instanceof ForgetPlan.Forgotten))
        .map(verdict -> verdict.snapshot().consistentAt().toString().substring(0, 10))
        .toList();
  }

  @Test
  void theNewestOfEachPeriodIsKept() {
    assertThat(kept(plan(keep(2, 0, 0, 0, 0), daily(400))))
        .containsExactly("2026-11-25", "2026-11-26");
    assertThat(kept(plan(keep(0, 3, 0, 0, 0), daily(400))))
        .containsExactly("2026-11-24", "2026-11-25", "2026-11-26");
    assertThat(kept(plan(keep(0, 0, 3, 0, 0), daily(400))))
        .containsExactly("2026-11-15", "2026-11-22", "2026-11-26");
    assertThat(kept(plan(keep(0, 0, 0, 3, 0), daily(400))))
        .containsExactly("2026-09-30", "2026-10-31", "2026-11-26");
    assertThat(kept(plan(keep(0, 0, 0, 0, 3), daily(400))))
        .containsExactly("2025-12-31", "2026-11-26");
  }

  @Test
  void periodsWithoutASnapshotDoNotCount() {
    var sparse =
        List.of(
            at(Instant.parse("2020-01-01T00:00:00Z")),
            at(Instant.parse("2023-05-01T00:00:00Z")),
            at(Instant.parse("2026-11-01T00:00:00Z")));

    assertThat(kept(plan(keep(0, 2, 0, 0, 0), sparse))).containsExactly("2023-05-01", "2026-11-01");
  }

  @Test
  void aSpanIsMeasuredFromTheNewestSoThatAStoppedBackupLosesNothing() {
    var keep = new Keep(0, 0, 0, 0, 0, Optional.of(Period.ofDays(7)));
    var stopped =
        daily(30).stream()
            .filter(each -> each.consistentAt().isBefore(NOW.minusSeconds(86400 * 10)))
            .toList();

    assertThat(kept(plan(keep, stopped))).hasSize(8);
  }

  @Test
  void sourcesAreJudgedApart() {
    var two = new ArrayList<>(daily(3));
    two.add(at(Instant.parse("2019-01-01T00:00:00Z"), "/etc"));

    assertThat(kept(plan(keep(1, 0, 0, 0, 0), two))).containsExactly("2019-01-01", "2026-11-26");
  }

  @Test
  void aSnapshotFromTheFutureIsKeptAndPushesNoneOut() {
    var snapshots = new ArrayList<>(daily(30));
    snapshots.add(at(Instant.parse("2099-01-01T00:00:00Z")));
    var keep = new Keep(1, 0, 0, 0, 0, Optional.of(Period.ofDays(2)));

    assertThat(kept(plan(keep, snapshots)))
        .containsExactly("2026-11-24", "2026-11-25", "2026-11-26", "2099-01-01");
  }

  @Test
  void whatIsHeldIsNeitherForgottenNorCounted() {
    var snapshots = daily(5);
    var held = snapshots.getLast();
    var holds =
        new Holds.Found(
            List.of(new Hold("h", held.id(), "audit", "me", NOW, Optional.empty())), List.of());

    var plan = new ForgetRule(keep(2, 0, 0, 0, 0), NOW, ZoneOffset.UTC).plan(snapshots, holds);

    assertThat(kept(plan)).hasSize(3);
    assertThat(plan.forgotten()).doesNotContain(held).hasSize(2);
  }

  @Test
  void daysBeginAtMidnightOfTheZone() {
    var snapshots =
        List.of(
            at(Instant.parse("2026-11-24T14:30:00Z")), at(Instant.parse("2026-11-24T15:30:00Z")));

    var tokyo = new ForgetRule(keep(0, 2, 0, 0, 0), NOW, ZoneId.of("Asia/Tokyo"));

    assertThat(tokyo.plan(snapshots, NO_HOLDS).forgotten()).isEmpty();
    assertThat(plan(keep(0, 2, 0, 0, 0), snapshots).forgotten())
        .containsExactly(snapshots.getFirst());
  }

  @Test
  void aRuleThatKeepsAnythingKeepsTheNewestOfEveryGroup() {
    var random = new Random(7);
    for (var round = 0; round < 500; round++) {
      var rule = new int[5];
      rule[random.nextInt(5)] = 1 + random.nextInt(3);
      var snapshots = new ArrayList<Snapshot>();
      for (var i = 0; i < 1 + random.nextInt(50); i++) {
        snapshots.add(at(NOW.minusSeconds(random.nextInt(100_000_000))));
      }
      var newest =
          snapshots.stream().map(Snapshot::consistentAt).max(Instant::compareTo).orElseThrow();

      var forgotten =
          plan(keep(rule[0], rule[1], rule[2], rule[3], rule[4]), snapshots).forgotten();

      assertThat(forgotten).noneMatch(each -> each.consistentAt().equals(newest));
    }
  }
}
