package org.hikae.cli.demo.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir Path dir;

  @Test
  void isNotTakenFromARunningDemo() throws IOException {
    var running = DemoFolder.prepare(dir.resolve("demo"));
    var result = Files.writeString(running.result(), "of the running one");

    assertThatThrownBy(() -> DemoFolder.prepare(dir.resolve("demo")))
        .isInstanceOf(DemoFolder.Occupied.class);
    assertThat(result).exists();

    running.release();
    DemoFolder.prepare(dir.resolve("demo")).release();
    assertThat(result).doesNotExist();
  }

  @Test
  void isNotMadeOfSomebodysFiles() throws IOException {
    var letter = Files.writeString(dir.resolve("letter"), "Dear Sir or Madam");

    assertThatThrownBy(() -> DemoFolder.prepare(dir)).isInstanceOf(DemoFolder.NotOurs.class);
    assertThat(dir)
        .isDirectoryContaining(letter::equals)
        .isDirectoryNotContaining(path -> !path.equals(letter));
  }

  @Test
  void endsWhatAnEarlierDemoLeftRunning() throws Exception {
    DemoFolder.prepare(dir).release();
    var site = Files.createDirectory(dir.resolve("tokyo"));
    var left = new ProcessBuilder("setsid", "sleep", "60").directory(site.toFile()).start();
    try {
      DemoFolder.prepare(dir).release();

      assertThat(left.waitFor()).isEqualTo(128 + Signals.KILL);
    } finally {
      left.destroyForcibly();
    }
  }
}
