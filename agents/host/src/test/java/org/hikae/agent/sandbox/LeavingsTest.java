package org.hikae.agent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.hikae.protocol.Litter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavingsTest {
  private static final Instant LIMIT = Instant.parse("2026-11-26T00:00:00Z");

  @TempDir Path folder;

  @Test
  void onlyWhatIsOldAndNobodysIsLeft() throws IOException {
    var killed = made("killed", LIMIT.minusSeconds(1));
    made("open", LIMIT.minusSeconds(100));
    made("young", LIMIT);

    var left = Leavings.in(folder, Set.of("open"), LIMIT);

    assertThat(left.old()).containsExactly(killed);
    assertThat(left.litter()).isEqualTo(new Litter(1, 5, LIMIT.minusSeconds(100)));
    assertThat(Leavings.in(folder.resolve("none"), Set.of(), LIMIT).litter())
        .isEqualTo(new Litter(0, 0, Litter.NONE));
  }

  private Path made(String name, Instant at) throws IOException {
    var made = Files.createDirectory(folder.resolve(name));
    Files.writeString(made.resolve("file"), "12345");
    return Files.setLastModifiedTime(made, FileTime.from(at));
  }
}
