package org.hikae.domain.forgetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.points.PointMark;
import org.hikae.domain.retention.RetentionClass;
import org.hikae.domain.retention.Rule;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.testing.Snapshots;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SnapshotTies;
import org.hikae.protocol.VaultName;
import org.junit.jupiter.api.Test;

/// What a whole vault forgets, by what is known of it and of those around it.
class VaultRetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
  private static final VaultName TOKYO = new VaultName("tokyo");
  private static final VaultName OSAKA = new VaultName("osaka");

  private final List<SnapshotTies> held = new ArrayList<>();
  private Map<VaultName, Set<String>> fetched = Map.of();
  private Optional<VaultLook.Original> original = Optional.empty();
  private Map<String, Instant> proven = Map.of();

  @Test
  void theOldestGoFirst() {
    days(5);
    assertThat(forgotten()).containsExactly("day-4", "day-3", "day-2");
  }

  @Test
  void whatAMirrorHasNotFetchedWholeIsKept() {
    days(5);
    var whole = idsOf("day-4");
    var half = idsOf("day-3").stream().limit(1).collect(Collectors.toSet());
    whole.addAll(half);
    fetched = Map.of(OSAKA, whole);
    assertThat(forgotten()).containsExactly("day-4");
  }

  @Test
  void aMirrorThatCannotBeAskedKeepsEverything() {
    days(5);
    fetched = Map.of(OSAKA, Set.of());
    assertThat(forgotten()).isEmpty();
  }

  @Test
  void aMirrorKeepsWhatItsOriginalHas() {
    days(5);
    original = Optional.of(new VaultLook.Original(OSAKA, Optional.of(idsOf("day-2"))));
    assertThat(forgotten()).containsExactly("day-4", "day-3");
  }

  /// It may be all that is left of the original.
  @Test
  void aMirrorWhoseOriginalCannotBeAskedKeepsEverything() {
    days(5);
    original = Optional.of(new VaultLook.Original(OSAKA, Optional.empty()));
    assertThat(forgotten()).isEmpty();
  }

  @Test
  void theLastPointThatWasBroughtBackIsKept() {
    days(5);
    proven = Map.of("day-4", NOW.minusSeconds(60), "day-3", NOW.minusSeconds(120));
    assertThat(forgotten()).containsExactly("day-3", "day-2");
  }

  @Test
  void aHoldOrALockOfOneSourceKeepsThePoint() {
    days(5);
    held.replaceAll(
        ties ->
            switch (ties.snapshot().point() + " " + ties.snapshot().source()) {
              case "day-4 database" ->
                  new SnapshotTies(ties.snapshot(), "sato: audit", ties.lockedUntil());
              case "day-3 documents" -> new SnapshotTies(ties.snapshot(), "", NOW.plusSeconds(60));
              default -> ties;
            });
    assertThat(forgotten()).containsExactly("day-2");
  }

  @Test
  void whatIsNoWholePointIsLeftAlone() {
    days(5);
    held.add(free(Snapshots.snapshot(Estates.DATABASE, "half", SnapshotKind.FULL, at(9))));
    assertThat(forgotten()).doesNotContain("half");
    assertThat(retention().leftAlone()).isEqualTo(1);
  }

  @Test
  void whatWasTakenTwiceGoesWithItsPoint() {
    days(5);
    held.add(free(Snapshots.snapshot(Estates.DATABASE, "day-4", SnapshotKind.FULL, at(5))));
    var mark = new PointMark(Estates.REGISTRY, "day-4");
    assertThat(retention().snapshotsOf(List.of(mark))).hasSize(3);
  }

  @Test
  void oneRunForgetsNoMoreThanACommandNames() {
    days(700);
    assertThat(retention().snapshotsOf(retention().forgotten())).hasSize(1000);
    assertThat(forgotten()).startsWith("day-699").doesNotContain("day-100");
  }

  @Test
  void equalChoicesHaveOneNameWhateverTheirOrder() {
    var one = new PointMark(Estates.REGISTRY, "a");
    var other = new PointMark(Estates.REGISTRY, "b");
    assertThat(VaultRetention.nameOf(List.of(one, other)))
        .isEqualTo(VaultRetention.nameOf(List.of(other, one)))
        .isNotEqualTo(VaultRetention.nameOf(List.of(one)))
        .hasSize(16);
  }

  private List<String> forgotten() {
    return retention().forgotten().stream().map(PointMark::mark).toList();
  }

  private VaultRetention retention() {
    var look = new VaultLook(TOKYO, held, fetched, original);
    var keeping =
        new RetentionClass(
            "two",
            List.of(new Rule.Newest(2)),
            Period.ZERO,
            Optional.empty(),
            ZoneId.of("Asia/Tokyo"));
    var plan =
        RetentionPlanner.plan(keeping, look.candidates(Estates.registry(Mode.MANUAL), proven), NOW);
    return new VaultRetention(look, List.of(new VaultRetention.OfService(Estates.REGISTRY, plan)));
  }

  private void days(int count) {
    for (var day = 0; day < count; day++) {
      Snapshots.bothSources("day-" + day, SnapshotKind.FULL, at(day))
          .forEach(ref -> held.add(free(ref)));
    }
  }

  private static Instant at(int day) {
    return NOW.minus(Duration.ofDays(day)).minusSeconds(60);
  }

  private static SnapshotTies free(SnapshotRef ref) {
    return new SnapshotTies(ref, "", SnapshotTies.FREE);
  }

  private Set<String> idsOf(String mark) {
    return held.stream()
        .map(SnapshotTies::snapshot)
        .filter(ref -> ref.point().equals(mark))
        .map(SnapshotRef::id)
        .collect(Collectors.toSet());
  }
}
