package org.hikae.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Points as archives and archives as points, from the command line.
class ArchiveTest {
  @TempDir Path folder;
  private Path key;
  private String vault;
  private Path source;

  @BeforeEach
  void backUpALetter() throws IOException {
    key = Files.write(folder.resolve("key"), new byte[64]);
    vault = "file:" + folder.resolve("vault");
    source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("letter"), "dear");
    var made = typed("vault", "init", "--json");
    assertThat(Json.mapper().readTree(made.out()).path("snapshots").asInt(-1)).isZero();
    assertThat(typed("backup", source).status()).isZero();
  }

  @Test
  void aPointGoesOutAndComesBackIn() throws IOException {
    var archive = folder.resolve("it.tar.zst");

    var exported = typed("export", "latest", "--to", archive, "--base", source);
    assertThat(exported.err()).isEmpty();
    assertThat(exported.out()).startsWith("Exported point ").contains("verified");
    var looked = typed("import", archive, "--dry-run");
    assertThat(looked.out()).contains("is whole: 2 entries");
    var imported = typed("import", archive, "--json");
    assertThat(Json.mapper().readTree(imported.out()).path("entries").asInt()).isEqualTo(2);

    assertThat(typed("restore", "latest", "--to", folder.resolve("back")).err()).isEmpty();
    assertThat(folder.resolve("back/letter")).hasContent("dear");
  }

  @Test
  void standardOutputIsTheArchiveAlone() {
    var exported = typed("export", "latest", "--to", "-");

    assertThat(exported.out().getBytes(ISO_8859_1)).hasSizeGreaterThanOrEqualTo(1024);
    assertThat(exported.out()).contains("ustar").doesNotContain("Exported");
    assertThat(exported.err()).startsWith("Exported point ");
  }

  @Test
  void aDryRunWritesNothing() {
    var archive = folder.resolve("it.zip");

    var plan = typed("export", "latest", "--to", archive, "--dry-run");

    assertThat(plan.out()).startsWith("Would export ");
    assertThat(archive).doesNotExist();
  }

  @Test
  void whatExistsIsNeverOverwritten() throws IOException {
    var archive = Files.writeString(folder.resolve("it.tar"), "mine");

    var refused = typed("export", "latest", "--to", archive);

    assertThat(refused.status()).isEqualTo(ExitStatus.TARGET_UNUSABLE.number());
    assertThat(refused.complaint(folder))
        .isEqualTo("error: DIR/it.tar exists.\nHINT: name a new file, or remove that one.\n");
    assertThat(archive).hasContent("mine");
  }

  @Test
  void anUnknownEndingIsAUsageError() {
    var refused = typed("export", "latest", "--to", folder.resolve("it.rar"));

    assertThat(refused.status()).isEqualTo(ExitStatus.USAGE.number());
    assertThat(refused.err()).contains("names no format of archives");
  }

  @Test
  void whatIsNoArchiveIsOneErrorAndNoPoint() throws IOException {
    var archive = Files.writeString(folder.resolve("it"), "x".repeat(5000));

    var refused = typed("import", archive);

    assertThat(refused.status()).isEqualTo(ExitStatus.SOURCE_UNREADABLE.number());
    assertThat(refused.err()).contains("is no tar archive").contains("HINT: Nothing of it");
    assertThat(Json.mapper().readTree(typed("points", "list", "--json").out())).hasSize(1);
  }

  @Test
  void aSizeIsAnUpperLimit() {
    var archive = folder.resolve("it.tar");
    typed("export", "latest", "--to", archive);

    assertThat(typed("import", archive, "--at-most", "3").err()).contains("unpacks to more");
    assertThat(typed("import", archive, "--at-most", "1G").status()).isZero();
    assertThat(typed("import", archive, "--at-most", "lots").status())
        .isEqualTo(ExitStatus.USAGE.number());
  }

  @Test
  void itIsSaidInJapaneseToo() {
    var line = new ArrayList<Object>(List.of("export", "latest", "--to", folder.resolve("j.tar")));
    line.addAll(List.of("--vault", vault, "--key-file", key));

    assertThat(Typed.in(Words.japanese(), line.toArray()).out()).contains("書き出しました");
  }

  private Typed typed(Object... command) {
    var line = new ArrayList<>(List.of(command));
    line.addAll(List.of("--vault", vault, "--key-file", key));
    return hikae(line.toArray());
  }
}
