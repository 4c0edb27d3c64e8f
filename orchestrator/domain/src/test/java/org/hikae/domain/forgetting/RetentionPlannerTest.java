package org.hikae.domain.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hikae.domain.estate.EstateFile;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.retention.RetentionClass;
import org.hikae.domain.retention.Rule;
import org.hikae.domain.retention.Span;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.testing.Snapshots;
import org.hikae.domain.text.Bytes;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RetentionPlannerTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

  @Test
  void whatNoRuleWantsIsForgotten() {
    var plan = plan(keeping(new Rule.Newest(3)), daily(10));
    assertThat(marks(plan.kept())).containsExactly("day-0", "day-1", "day-2");
    assertThat(plan.forgotten()).hasSize(7);
  }

  @Test
  void aPointIsKeptWhenAnyRuleWantsIt() {
    var plan = plan(keeping(new Rule.Newest(2), new Rule.NewestOfEach(Span.MONTH, 3)), daily(70));
    assertThat(marks(plan.kept())).containsExactly("day-0", "day-1", "day-26", "day-57");
  }

  @Test
  void generationsAreCountedOnTheCalendarOfTheZone() {
    var plan = plan(keeping(new Rule.NewestOfEach(Span.WEEK, 4)), daily(60));
    assertThat(marks(plan.kept())).containsExactly("day-0", "day-4", "day-11", "day-18");
  }

  @Test
  void anAgeIsAStretchOfTheCalendar() {
    var plan = plan(keeping(new Rule.Younger(Period.ofMonths(1))), daily(60));
    assertThat(plan.kept()).hasSize(31);
  }

  @Test
  void theNewestPointStaysWhateverTheRulesSay() {
    var plan = plan(keeping(new Rule.Younger(Period.ofDays(1))), List.of(aged(400)));
    assertThat(marks(plan.kept())).containsExactly("day-400");
  }

  @Test
  void theLastProvenPointStays() {
    var candidates = new ArrayList<>(daily(10));
    candidates.set(7, proven(7, NOW.minusSeconds(60)));
    candidates.set(5, proven(5, NOW.minusSeconds(3600)));
    var plan = plan(keeping(new Rule.Newest(1)), candidates);
    assertThat(marks(plan.kept())).containsExactly("day-0", "day-7");
  }

  @Test
  void whatIsHeldLockedOrAwaitedStays() {
    var held = with(aged(20), Optional.of("M. Sato: audit"), Optional.empty(), Set.of());
    var locked = with(aged(21), Optional.empty(), Optional.of(NOW.plusSeconds(1)), Set.of());
    var unlocked = with(aged(22), Optional.empty(), Optional.of(NOW), Set.of());
    var awaited = with(aged(23), Optional.empty(), Optional.empty(), Set.of("osaka"));
    var plan = plan(keeping(new Rule.Newest(1)), List.of(aged(0), held, locked, unlocked, awaited));
    assertThat(marks(plan.kept())).containsExactly("day-0", "day-20", "day-21", "day-23");
  }

  @Test
  void aChainIsKeptDownToItsFirstLink() {
    var base = needed(aged(30), "day-20");
    var middle = needed(aged(20), "day-0");
    var plan = plan(keeping(new Rule.Newest(1)), List.of(aged(0), aged(10), middle, base));
    assertThat(marks(plan.kept())).containsExactly("day-0", "day-20", "day-30");
  }

  @Test
  void aQuotaTakesTheOldestThatOnlyRulesKeep() {
    var heldOldest = with(aged(9), Optional.of("audit"), Optional.empty(), Set.of());
    var candidates = new ArrayList<>(daily(9));
    candidates.add(heldOldest);
    var retention = quota(new Bytes(500), new Rule.Newest(100));
    var plan = plan(retention, candidates);
    assertThat(marks(plan.kept())).containsExactly("day-0", "day-1", "day-2", "day-3", "day-9");
    assertThat(plan.excess()).isEqualTo(Bytes.NONE);
  }

  @Test
  void noQuotaReachesWhatIsTooYoung() {
    var retention =
        new RetentionClass(
            "tight",
            List.of(new Rule.Newest(1)),
            Period.ofDays(7),
            Optional.of(new Bytes(100)),
            TOKYO);
    var plan = plan(retention, daily(20));
    assertThat(plan.kept()).hasSize(7);
    assertThat(plan.excess()).isEqualTo(new Bytes(600));
  }

  @Test
  void aPlanThatForgetsManyAsksForTwoPeople() {
    var plan = plan(keeping(new Rule.Newest(5)), daily(10));
    assertThat(plan.needsTwoPeople(20)).isTrue();
    assertThat(plan.needsTwoPeople(60)).isFalse();
  }

  /// What the operators' contract asks of backups and of core data (DAT-02).
  @Test
  @Tag("DAT-02")
  void theShippedClassKeepsAMonthOfEverythingAndThreeYearsOfMonths() throws IOException {
    var estate = EstateFile.read(Path.of("../../config/estate.yaml"));
    var plan = plan(estate.retentionClass("standard").orElseThrow(), daily(4 * 365));
    assertThat(marks(plan.kept()))
        .containsAll(IntStream.range(0, 30).mapToObj(day -> "day-" + day).toList());
    var months =
        plan.kept().stream()
            .map(kept -> YearMonth.from(kept.point().consistentAt().atZone(TOKYO)))
            .collect(Collectors.toSet());
    var now = YearMonth.from(NOW.atZone(TOKYO));
    assertThat(months).containsAll(IntStream.range(0, 36).mapToObj(now::minusMonths).toList());
    assertThat(plan.forgotten()).hasSizeGreaterThan(1300);
  }

  @Test
  void aClassThatKeepsNothingIsRefused() {
    assertThatThrownBy(() -> keeping()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Rule.Newest(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whateverIsProtectedIsNeverForgotten() {
    for (var seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var candidates =
          IntStream.range(0, random.nextInt(1, 60)).mapToObj(age -> any(age, random)).toList();
      var quota = random.nextBoolean() ? Optional.of(new Bytes(random.nextInt(3000))) : none();
      var retention =
          new RetentionClass(
              "any",
              List.of(
                  new Rule.Newest(random.nextInt(1, 5)),
                  new Rule.NewestOfEach(List.of(Span.values()).get(random.nextInt(4)), 3)),
              Period.ofDays(random.nextInt(10)),
              quota,
              TOKYO);
      assertSafe(plan(retention, candidates), "seed " + seed);
    }
  }

  private static void assertSafe(RetentionPlan plan, String seed) {
    var kept = plan.kept();
    var marks = marks(kept);
    assertThat(kept).as(seed).isNotEmpty();
    assertThat(plan.lines().getFirst().kept()).as(seed).isTrue();
    for (var gone : plan.forgotten()) {
      assertThat(gone.hold()).as(seed).isEmpty();
      assertThat(gone.awaited()).as(seed).isEmpty();
      assertThat(gone.lockedUntil().filter(NOW::isBefore)).as(seed).isEmpty();
      assertThat(gone.neededBy()).as(seed).doesNotContainAnyElementsOf(marks);
      assertThat(gone.point().consistentAt())
          .as(seed)
          .isBeforeOrEqualTo(NOW.atZone(TOKYO).minus(plan.retention().floor()).toInstant());
    }
  }

  private static Optional<Bytes> none() {
    return Optional.empty();
  }

  private static RetentionPlan plan(RetentionClass retention, List<Candidate> candidates) {
    return RetentionPlanner.plan(retention, candidates, NOW);
  }

  private static RetentionClass keeping(Rule... rules) {
    return new RetentionClass("class", List.of(rules), Period.ZERO, Optional.empty(), TOKYO);
  }

  private static RetentionClass quota(Bytes quota, Rule... rules) {
    return new RetentionClass("class", List.of(rules), Period.ZERO, Optional.of(quota), TOKYO);
  }

  private static List<String> marks(List<Candidate> candidates) {
    return candidates.stream().map(candidate -> candidate.point().mark()).toList();
  }

  private static List<Candidate> daily(int days) {
    return IntStream.range(0, days).mapToObj(RetentionPlannerTest::aged).toList();
  }

  /// Taken so many days before now, weighing 100 bytes.
  private static Candidate aged(int days) {
    var at = NOW.minus(Duration.ofDays(days)).minusSeconds(60);
    var snapshots = Snapshots.bothSources("day-" + days, SnapshotKind.FULL, at);
    return new Candidate(
        new RecoveryPoint(Estates.REGISTRY, "day-" + days, snapshots),
        new Bytes(100),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of());
  }

  private static Candidate any(int days, Random random) {
    var plain = aged(days);
    return new Candidate(
        plain.point(),
        plain.added(),
        random.nextInt(10) == 0 ? Optional.of("audit") : Optional.empty(),
        random.nextInt(10) == 0
            ? Optional.of(NOW.plusSeconds(random.nextInt(200) - 100))
            : Optional.empty(),
        random.nextInt(10) == 0 ? Optional.of(NOW.minusSeconds(days)) : Optional.empty(),
        random.nextInt(10) == 0 ? Set.of("osaka") : Set.of(),
        random.nextInt(5) == 0 ? Set.of("day-" + random.nextInt(days + 1)) : Set.of());
  }

  private static Candidate proven(int days, Instant at) {
    var plain = aged(days);
    return new Candidate(
        plain.point(),
        plain.added(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(at),
        Set.of(),
        Set.of());
  }

  private static Candidate needed(Candidate plain, String by) {
    return new Candidate(
        plain.point(),
        plain.added(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(by));
  }

  private static Candidate with(
      Candidate plain, Optional<String> hold, Optional<Instant> locked, Set<String> awaited) {
    return new Candidate(
        plain.point(), plain.added(), hold, locked, Optional.empty(), awaited, Set.of());
  }
}
