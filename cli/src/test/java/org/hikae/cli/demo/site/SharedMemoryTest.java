package org.hikae.cli.demo.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real segment, noted as a PostgreSQL server notes its own.
class SharedMemoryTest {
  @TempDir Path folder;
  private long id;
  private long key;

  @BeforeEach
  void makeASegment() throws Exception {
    assumeTrue(Files.exists(Path.of("/usr/bin/ipcmk")), "needs ipcmk of util-linux");
    var made = Pattern.compile("(\\d+)").matcher(said("ipcmk", "-M", "64"));
    assertThat(made.find()).isTrue();
    id = Long.parseLong(made.group(1));
    try (var lines = Files.lines(Path.of("/proc/sysvipc/shm"))) {
      key =
          lines
              .map(line -> line.strip().split(" +", -1))
              .filter(words -> words[1].equals(Long.toString(id)))
              .mapToLong(words -> Long.parseLong(words[0]))
              .findFirst()
              .orElseThrow();
    }
  }

  @AfterEach
  void removeIt() throws Exception {
    said("ipcrm", "-m", Long.toString(id));
  }

  @Test
  void ofAKilledServerIsRemoved() throws IOException {
    note(key);

    SharedMemory.ofServersIn(folder).forEach(SharedMemory::remove);

    assertThat(new SharedMemory(key, id).users()).isEmpty();
  }

  @Test
  void ofSomebodyElseIsLeft() throws IOException {
    note(key + 1);

    SharedMemory.ofServersIn(folder).forEach(SharedMemory::remove);

    assertThat(new SharedMemory(key, id).users()).hasValue(0);
  }

  private void note(long noted) throws IOException {
    var data = Files.createDirectories(folder.resolve("osaka/agent/service/pg"));
    Files.writeString(
        data.resolve("postmaster.pid"),
        "4711\n%s\n1795672176\n5432\n\n127.0.0.1\n  %d    %d\nready\n".formatted(data, noted, id));
  }

  private static String said(String... line) throws Exception {
    var process = new ProcessBuilder(line).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}
