package org.hikae.vault.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.index.SegmentSummary;
import org.junit.jupiter.api.Test;

final class SegmentPlanTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration GRACE = Duration.ofHours(24);
  private static final int LARGE = SegmentPlan.SMALL;

  @Test
  void aFewSmallSegmentsStand() {
    assertThat(plan(small(SegmentPlan.MOST_SMALL)).isEmpty()).isTrue();
  }

  @Test
  void manySmallSegmentsAreMergedAndLargeOnesStand() {
    var segments = new ArrayList<>(small(SegmentPlan.MOST_SMALL + 1));
    segments.add(segment(100, LARGE, 100));

    var plan = plan(segments);

    assertThat(names(plan.merged())).hasSize(SegmentPlan.MOST_SMALL + 1).doesNotContain(name(100));
    assertThat(plan.unlisted()).hasSize(SegmentPlan.MOST_SMALL + 1).doesNotContain(name(-100));
    assertThat(plan.stale()).isEmpty();
  }

  @Test
  void whatListsASweptPackIsReplacedAndTheSmallOnesGoWithIt() {
    var plan =
        plan(List.of(segment(1, LARGE, 1, 2), segment(2, 10, 3)), Set.of(name(-1)), List.of());

    assertThat(names(plan.stale())).containsExactly(name(1));
    assertThat(names(plan.merged())).containsExactly(name(2));
    assertThat(plan.unlisted()).containsExactlyInAnyOrder(name(-2), name(-3));
  }

  @Test
  void whatOthersListIsNeedless() {
    var plan = plan(List.of(segment(1, LARGE, 1, 2), segment(2, LARGE, 1), segment(3, 10, 3)));

    assertThat(names(plan.merged())).hasSize(1);
    assertThat(plan.unlisted()).isEmpty();
  }

  @Test
  void ofTwoThatListTheSameOneStays() {
    var plan = plan(List.of(segment(1, LARGE, 1, 2), segment(2, LARGE, 1, 2)));

    assertThat(plan.merged()).hasSize(1);
    assertThat(plan.unlisted()).isEmpty();
  }

  @Test
  void whatIsCondemnedGoesAfterTheGraceTime() {
    var merged = segment(1, 10, 1);
    var all = List.of(merged, segment(2, 10, 1, 2));

    assertThat(plan(all, Set.of(), marked(merged, 23)).isEmpty()).isTrue();
    var plan = plan(all, Set.of(), marked(merged, 24));
    assertThat(names(plan.retired())).containsExactly(merged.name());
    assertThat(plan.unlisted()).isEmpty();
  }

  @Test
  void whatOnlyACondemnedSegmentListsIsListedAnew() {
    var merged = segment(1, 10, 1, 2);

    var plan = plan(List.of(merged, segment(2, 10, 2)), Set.of(), marked(merged, 24));

    assertThat(plan.unlisted()).containsExactly(name(-1));
    assertThat(plan.sources()).containsExactly(merged.key());
  }

  private static SegmentPlan plan(List<SegmentSummary> segments) {
    return plan(segments, Set.of(), List.of());
  }

  private static SegmentPlan plan(
      List<SegmentSummary> segments, Set<ObjectName> swept, List<Marks.Mark> marks) {
    return SegmentPlan.of(segments, Condemned.by(marks, GRACE, NOW), swept, _ -> true, _ -> true);
  }

  private static List<Marks.Mark> marked(SegmentSummary segment, int hoursAgo) {
    return List.of(
        new Marks.Mark(
            "condemned/x", NOW.minus(Duration.ofHours(hoursAgo)), Set.of(segment.name())));
  }

  private static List<SegmentSummary> small(int count) {
    return IntStream.range(0, count).mapToObj(i -> segment(i, 10, i)).toList();
  }

  private static SegmentSummary segment(int number, int bytes, int... packs) {
    return new SegmentSummary(
        "index/data/" + name(number),
        name(number),
        bytes,
        IntStream.of(packs).mapToObj(pack -> name(-pack)).toList());
  }

  private static List<ObjectName> names(List<SegmentSummary> segments) {
    return segments.stream().map(SegmentSummary::name).toList();
  }

  private static ObjectName name(int number) {
    var bytes = new byte[ObjectName.BYTES];
    bytes[0] = (byte) number;
    bytes[1] = (byte) (number < 0 ? 1 : 2);
    return new ObjectName(bytes);
  }
}
