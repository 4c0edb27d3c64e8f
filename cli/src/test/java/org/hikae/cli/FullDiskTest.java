package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file system that is really full: a small one in memory, which only root can mount.
class FullDiskTest {
  private static final int MEBIBYTE = 1 << 20;

  @TempDir Path folder;
  private Path small;
  private Path key;
  private Path source;

  @BeforeEach
  void mount() throws Exception {
    small = Files.createDirectory(folder.resolve("small"));
    Assumptions.assumeTrue(
        ended("mount", "-t", "tmpfs", "-o", "size=48m", "hikae-test", small.toString()) == 0,
        "needs root (or the right to mount) for a file system that can be filled");
    key = Files.write(folder.resolve("key"), new byte[64]);
    source = Files.createDirectory(folder.resolve("source"));
    var random = new Random(11);
    for (var file = 0; file < 6; file++) {
      var bytes = new byte[16 * MEBIBYTE];
      random.nextBytes(bytes);
      Files.write(source.resolve("file-" + file), bytes);
    }
  }

  @AfterEach
  void unmount() throws Exception {
    ended("umount", small.toString());
  }

  @Test
  @Tag("long")
  void stopsABackupAndLosesNothing() throws Exception {
    var vault = "file:" + small.resolve("vault");
    hikae("vault", "init", "--vault", vault, "--key-file", key);
    var typed = hikae("backup", source, "--vault", vault, "--key-file", key);
    complains(
        typed,
        """
        error: file:DIR/small/vault has no room left.
        HINT: Free or add space there and run it again: what was written so far is kept and reused.
        """);
    assertThat(hikae("vault", "check", "--vault", vault, "--key-file", key).out())
        .startsWith("All is well.");

    assertThat(ended("mount", "-o", "remount,size=200m", small.toString())).isZero();
    assertThat(hikae("backup", source, "--vault", vault, "--key-file", key).status()).isZero();
    assertThat(
            hikae("vault", "check", "--depth", "everything", "--vault", vault, "--key-file", key)
                .out())
        .startsWith("All is well. Points: 1;");
  }

  @Test
  void refusesARestoreThatHasNoRoom() throws IOException {
    var vault = "file:" + folder.resolve("vault");
    hikae("vault", "init", "--vault", vault, "--key-file", key);
    hikae("backup", source, "--vault", vault, "--key-file", key);
    var typed =
        hikae(
            "restore", "latest", "--to", small.resolve("to"), "--vault", vault, "--key-file", key);
    complains(
        typed,
        """
        error: the restore needs 100,663,296 bytes more at DIR/small/to, and 50,331,648 are free.
        HINT: Make room, choose another place, or restore a part of it. Nothing was written.
        """);
    assertThat(small.resolve("to").toFile().list()).isNullOrEmpty();
  }

  private void complains(Typed typed, String text) {
    assertThat(typed.complaint(folder)).endsWith(text);
    assertThat(typed.err().lines().filter(line -> line.startsWith("error: "))).hasSize(1);
    assertThat(typed.status()).isEqualTo(15);
  }

  private static int ended(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
