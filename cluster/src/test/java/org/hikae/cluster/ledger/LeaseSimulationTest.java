package org.hikae.cluster.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.hikae.cluster.ledger.LeaseSimulation.Sabotage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `-Dhikae.seed=17` plays one seed; `-Dhikae.seeds=100000` plays more than usual.
class LeaseSimulationTest {
  private static final long SEEDS = Long.getLong("hikae.seeds", 2000);

  @Test
  void neverHasTwoActiveSites() {
    var starts = 0;
    var epochs = 0;
    var one = Long.getLong("hikae.seed");
    var seeds = one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
    for (var seed : seeds.toArray()) {
      var checker = new ActiveSites();
      play(seed, Sabotage.NONE, checker);
      starts += checker.starts();
      epochs += checker.epochs();
    }
    System.out.printf("%d starts in %d epochs, never two at once%n", starts, epochs);
    assertThat(starts).as("the sites do become active").isGreaterThan(one == null ? 4000 : 0);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void findsTwoActiveSitesWhenARuleIsBroken(Sabotage sabotage) {
    assertThat(LongStream.range(0, SEEDS).anyMatch(seed -> breaks(seed, sabotage))).isTrue();
  }

  private static boolean breaks(long seed, Sabotage sabotage) {
    try {
      new LeaseSimulation(seed, sabotage, new ActiveSites()).run();
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }

  private static void play(long seed, Sabotage sabotage, ActiveSites checker) {
    try {
      new LeaseSimulation(seed, sabotage, checker).run();
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }
}
