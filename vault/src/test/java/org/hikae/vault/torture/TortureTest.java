package org.hikae.vault.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A short history. `benchmarks/torture` runs long ones.
@Tag("long")
@EnabledOnOs(OS.LINUX)
final class TortureTest {
  @TempDir Path temp;

  @Test
  void nothingAcknowledgedIsLostWhateverIsKilledAndWhateverFails() throws IOException {
    var seed = Long.getLong("torture.seed", new Random().nextInt(1_000_000));

    var tally =
        Torture.run(new Torture.Options(seed, 10_000, 1_000, Duration.ofSeconds(10), 3, temp));

    System.out.println(tally.line());
    assertThat(tally.violations()).as("seed " + seed).isEmpty();
    assertThat(tally.kills).isPositive();
    assertThat(tally.restores).isPositive();
  }
}
