package org.hikae.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetAsideTest {
  @TempDir Path folder;

  private final SetAside aside =
      new SetAside(Clock.fixed(Instant.parse("2026-08-20T02:00:00Z"), ZoneOffset.UTC));

  @Test
  void whatStandsInTheWayIsKeptUnderANameOfItsOwn() throws IOException {
    var place = folder.resolve("pg");
    Files.writeString(place, "first");
    assertThat(aside.move(place)).contains(folder.resolve("pg.before-20260820T020000Z"));
    Files.writeString(place, "second");
    assertThat(aside.move(place)).contains(folder.resolve("pg.before-20260820T020000Z-2"));

    assertThat(folder.resolve("pg.before-20260820T020000Z")).hasContent("first");
    assertThat(aside.move(place)).isEmpty();
  }
}
