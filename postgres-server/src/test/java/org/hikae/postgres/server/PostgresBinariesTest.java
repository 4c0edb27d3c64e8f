package org.hikae.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
  @TempDir Path folder;

  @Test
  void theBundledOnesAreUnpackedOnceAndWhole() throws IOException {
    var first = PostgresBinaries.find(new BinariesChoice.Bundled(), folder);
    var before = Files.getLastModifiedTime(first.program("postgres"));

    var second = PostgresBinaries.find(new BinariesChoice.Bundled(), folder);

    assertThat(second).isEqualTo(first);
    assertThat(first.major()).isGreaterThanOrEqualTo(PostgresBinaries.OLDEST_MAJOR);
    assertThat(Files.getLastModifiedTime(second.program("postgres"))).isEqualTo(before);
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void aFolderWithoutAServerIsRefusedWithAHint() {
    assertThatThrownBy(
            () -> PostgresBinaries.find(new BinariesChoice.Folder(folder), Path.of("unused")))
        .isInstanceOfSatisfying(
            PostgresException.class,
            e -> assertThat(e.hint()).contains("name the bin folder of a PostgreSQL server"))
        .hasMessage(folder + " does not hold the programs postgres and initdb");
  }

  @Test
  void aFolderMayBeNamed() throws IOException {
    var bundled = ThrowAwayPostgres.bundled();

    assertThat(
            PostgresBinaries.find(new BinariesChoice.Folder(bundled.bin()), Path.of("unused"))
                .version())
        .isEqualTo(bundled.version());
  }
}
