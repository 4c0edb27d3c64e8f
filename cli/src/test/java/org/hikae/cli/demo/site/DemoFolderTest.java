package org.hikae.cli.demo.site;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
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
  void keepsWhatEarlierDemosCameTo() throws IOException {
    for (var demo = 1; demo <= 12; demo++) {
      var folder = DemoFolder.prepare(dir.resolve("demo"));
      Files.writeString(folder.report(), "report " + demo);
      Files.writeString(folder.printedReport(), "paper " + demo);
      Files.writeString(folder.result(), "result " + demo);
      Files.setLastModifiedTime(folder.report(), FileTime.from(Instant.ofEpochSecond(demo * 60L)));
      folder.clearSites();
      folder.release();
    }
    assertThat(dir.resolve("demo/report.html")).hasContent("report 12");
    DemoFolder.prepare(dir.resolve("demo")).release();
    assertThat(dir.resolve("demo/report.html")).doesNotExist();
    try (var kept = Files.walk(dir.resolve("demo/reports"))) {
      assertThat(kept.filter(Files::isRegularFile).sorted())
          .as("the newest ten, each with its paper and its result")
          .hasSize(30)
          .first(as(InstanceOfAssertFactories.PATH))
          .hasContent("report 3");
    }
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
