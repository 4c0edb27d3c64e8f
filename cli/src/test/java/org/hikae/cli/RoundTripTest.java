package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikae.cli.terminal.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A vault alone, from the command line: init, backup twice, list, restore, check.
class RoundTripTest {
  @TempDir Path folder;

  @Test
  void whatWasBackedUpComesBack() throws IOException {
    var key = Files.write(folder.resolve("key"), new byte[64]);
    var vault = "file:" + folder.resolve("vault");
    var source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("letter"), "first");
    hikae("vault", "init", "--vault", vault, "--key-file", key);
    assertThat(hikae("backup", source, "--vault", vault, "--key-file", key).status()).isZero();
    Files.writeString(source.resolve("letter"), "second");
    assertThat(hikae("backup", source, "--vault", vault, "--key-file", key).out())
        .contains("(incremental)");

    var points =
        Json.mapper()
            .readTree(hikae("points", "list", "--json", "--vault", vault, "--key-file", key).out());
    assertThat(points).hasSize(2);
    restore(points.path(0).path("id").asString(), key, vault, "old", source, "first");
    restore("latest", key, vault, "new", source, "second");
    assertThat(
            hikae("vault", "check", "--depth", "everything", "--vault", vault, "--key-file", key)
                .out())
        .startsWith("All is well. Points: 2;");
  }

  private void restore(
      String point, Path key, String vault, String to, Path source, String expected)
      throws IOException {
    var target = folder.resolve(to);
    var typed =
        hikae(
            "restore",
            point,
            "--to",
            target,
            "--base",
            source.toString().substring(1),
            "--vault",
            vault,
            "--key-file",
            key);
    assertThat(typed.err()).isEmpty();
    assertThat(typed.status()).isZero();
    assertThat(target.resolve("letter")).hasContent(expected);
  }
}
