package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands as processes of their own, which are ended in the middle of their work.
@Tag("long")
class CutOffTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MEBIBYTE = 1 << 20;

  /// Packs are 32 MiB, so that the first stands long before the last.
  private static final int FILES = 10;

  @TempDir Path folder;
  private Path key;
  private String vault;
  private Path source;

  @BeforeEach
  void makeASource() throws IOException {
    key = Files.write(folder.resolve("key"), new byte[64]);
    vault = "file:" + folder.resolve("vault");
    source = Files.createDirectory(folder.resolve("source"));
    var random = new Random(7);
    for (var file = 0; file < FILES; file++) {
      var bytes = new byte[16 * MEBIBYTE];
      random.nextBytes(bytes);
      Files.write(source.resolve("file-" + file), bytes);
    }
    hikae("vault", "init", "--vault", vault, "--key-file", key);
  }

  @Test
  void aBackupThatIsKilledLeavesAVaultThatIsWholeAndIsGoneOnWith() throws Exception {
    var backup = started("backup", source.toString());
    await(backup, () -> packs() > 0);
    backup.destroyForcibly().waitFor();
    assertThat(backup.exitValue()).isEqualTo(128 + 9);
    assertClean();
    assertThat(hikae("points", "list", "--vault", vault, "--key-file", key).out())
        .contains("No recovery points");

    var before = packs();
    assertThat(hikae("backup", source, "--vault", vault, "--key-file", key).status()).isZero();
    assertClean();
    assertThat(packs()).isGreaterThan(before);
    assertRestores();
  }

  @Test
  void aBackupThatIsInterruptedSaysThatNothingIsHalfDone() throws Exception {
    var backup = started("backup", source.toString());
    await(backup, () -> packs() > 0);
    interrupt(backup);
    assertThat(said())
        .isEqualTo(
            """
            error: interrupted.
            HINT: run it again: what was stored already is used, and a restore goes on with --over.
            """);
    assertThat(backup.exitValue()).isEqualTo(130);
    assertClean();
    assertThat(hikae("backup", source, "--vault", vault, "--key-file", key).status()).isZero();
    assertRestores();
  }

  @Test
  void aRestoreThatIsInterruptedSaysSoAndIsGoneOnWith() throws Exception {
    hikae("backup", source, "--vault", vault, "--key-file", key);
    var target = folder.resolve("back");
    var restore = started("restore", "latest", "--to", target.toString());
    await(restore, () -> holdsBytes(target));
    interrupt(restore);
    assertThat(said())
        .isEqualTo(
            """
            error: interrupted.
            HINT: run it again: what was stored already is used, and a restore goes on with --over.
            """);
    assertThat(restore.exitValue()).isEqualTo(130);
    var again = hikae("restore", "latest", "--to", target, "--vault", vault, "--key-file", key);
    assertThat(again.complaint(folder))
        .isEqualTo(
            """
            error: DIR/back is not empty.
            HINT: Name an empty or a new folder, or give --over to bring this one to the point's state.
            """);
    assertThat(again.status()).isEqualTo(17);
    assertRestores("--over");
  }

  /// What is in a half-written archive is in the clear.
  @Test
  void anExportThatIsInterruptedLeavesNothing() throws Exception {
    hikae("backup", source, "--vault", vault, "--key-file", key);
    var target = Files.createDirectory(folder.resolve("exported"));
    var export = started("export", "latest", "--to", target.resolve("all.tar").toString());
    await(export, () -> holdsBytes(target));
    interrupt(export);
    assertThat(export.exitValue()).isEqualTo(130);
    assertThat(target).isEmptyDirectory();
  }

  private void assertClean() {
    var check = hikae("vault", "check", "--depth", "stored", "--vault", vault, "--key-file", key);
    assertThat(check.err()).isEmpty();
    assertThat(check.out()).startsWith("All is well.");
  }

  private void assertRestores(String... options) throws IOException {
    var target = folder.resolve("back");
    var line =
        new ArrayList<Object>(
            List.of("restore", "latest", "--to", target, "--vault", vault, "--key-file", key));
    line.addAll(List.of(options));
    var typed = hikae(line.toArray());
    // On a slow machine there is progress to see.
    assertThat(typed.err()).doesNotContain("error:");
    assertThat(typed.status()).isZero();
    for (var file = 0; file < FILES; file++) {
      var original = source.resolve("file-" + file);
      var back = target.resolve(original.toString().substring(1));
      assertThat(Files.mismatch(original, back)).as(original.toString()).isEqualTo(-1);
    }
  }

  private long packs() throws IOException {
    try (var files = Files.walk(folder.resolve("vault"))) {
      return files.filter(file -> file.toString().contains("/packs/")).count();
    }
  }

  private static boolean holdsBytes(Path target) throws IOException {
    if (!Files.exists(target)) {
      return false;
    }
    try (var files = Files.walk(target)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (Files.size(file) > 0) {
          return true;
        }
      }
      return false;
    }
  }

  @Test
  void aWrongPassphraseOpensNothing() throws Exception {
    var other = "file:" + folder.resolve("other");
    var made = process("right", "vault", "init", "--vault", other);
    assertThat(made.waitFor(PATIENCE)).isTrue();
    assertThat(made.exitValue()).isZero();
    var typed = process("wrong", "points", "list", "--vault", other);
    assertThat(typed.waitFor(PATIENCE)).isTrue();
    assertThat(said().replace(folder.toString(), "DIR"))
        .isEqualTo(
            """
            error: the key does not open file:DIR/other.
            HINT: Check the passphrase or the key file.
            """);
    assertThat(typed.exitValue()).isEqualTo(12);
  }

  private Process started(String... arguments) throws IOException {
    var line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--vault", vault, "--key-file", key.toString()));
    return process("none", line.toArray(String[]::new));
  }

  private Process process(String passphrase, String... arguments) throws IOException {
    var line =
        new ArrayList<>(
            List.of(
                // A build in the background ignores SIGINT, and what it starts inherits that.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.hikae.cli.Main"));
    line.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(line)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("HIKAE_PASSPHRASE", passphrase);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("HIKAE_DEBUG");
    return builder.start();
  }

  private static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(PATIENCE)).isTrue();
  }

  /// Standard error without the lines of progress.
  private String said() throws IOException {
    var lines = Files.readAllLines(folder.resolve("err"));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 2), lines.size())) + "\n";
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Process process, Condition condition) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(process.isAlive()).as("it ended too soon").isTrue();
      assertThat(System.nanoTime()).as("not in time").isLessThan(deadline);
      Thread.sleep(5);
    }
  }
}
