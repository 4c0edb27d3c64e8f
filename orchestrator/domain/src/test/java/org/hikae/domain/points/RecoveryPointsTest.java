package org.hikae.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.domain.testing.Estates.DATABASE;
import static org.hikae.domain.testing.Estates.DOCUMENTS;
import static org.hikae.domain.testing.Snapshots.all;
import static org.hikae.domain.testing.Snapshots.bothSources;
import static org.hikae.domain.testing.Snapshots.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.testing.Estates;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.junit.jupiter.api.Test;

class RecoveryPointsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void aPointNeedsEverySourceOfItsService() {
    var points =
        of(
            all(
                bothSources("monday", SnapshotKind.FULL, NOON),
                List.of(
                    snapshot(
                        DATABASE, "tuesday", SnapshotKind.INCREMENTAL, NOON.plusSeconds(60)))));

    assertThat(points.newest().orElseThrow().mark()).isEqualTo("monday");
    assertThat(points.incomplete()).isEqualTo(Map.of("tuesday", Set.of(DOCUMENTS)));
  }

  @Test
  void theNewestPointComesFirstWhateverTheOrderInTheVault() {
    var points =
        of(
            all(
                bothSources("tuesday", SnapshotKind.INCREMENTAL, NOON.plusSeconds(60)),
                bothSources("monday", SnapshotKind.FULL, NOON)));

    assertThat(points.complete())
        .extracting(RecoveryPoint::mark)
        .containsExactly("tuesday", "monday");
  }

  @Test
  void aPointIsAsOldAsItsOldestSnapshot() {
    var point = of(bothSources("monday", SnapshotKind.FULL, NOON)).newest().orElseThrow();
    assertThat(point.consistentAt()).isEqualTo(NOON);
  }

  @Test
  void ofASourceThatWasTakenTwiceUnderOneMarkTheNewerCounts() {
    var again = snapshot(DATABASE, "monday", SnapshotKind.FULL, NOON.plusSeconds(30));
    var point =
        of(all(List.of(again), bothSources("monday", SnapshotKind.FULL, NOON)))
            .newest()
            .orElseThrow();
    assertThat(point.snapshots()).hasSize(2).contains(again);
  }

  private static RecoveryPoints of(List<SnapshotRef> held) {
    return RecoveryPoints.of(Estates.registry(Mode.AUTOMATIC), held);
  }
}
