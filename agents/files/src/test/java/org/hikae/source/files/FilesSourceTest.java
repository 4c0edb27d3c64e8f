package org.hikae.source.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hikae.protocol.SourceId;
import org.hikae.source.ExternalProgram;
import org.hikae.source.files.FilesSettings.Existing;
import org.hikae.source.testing.VaultForTests;
import org.hikae.vault.Progress;
import org.hikae.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesSourceTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-08-20T02:00:00Z"), ZoneOffset.UTC);

  @TempDir Path home;
  private Path letters;
  private Path drafts;
  private Vault vault;

  @BeforeEach
  void writeFiles() throws IOException {
    letters = Files.createDirectories(home.resolve("tokyo/letters"));
    drafts = Files.createDirectories(home.resolve("tokyo/drafts"));
    Files.writeString(letters.resolve("one"), "first letter");
    Files.writeString(letters.resolve("noise.tmp"), "not worth keeping");
    Files.writeString(drafts.resolve("two"), "first draft");
    vault = VaultForTests.withKeyIn(home);
  }

  @AfterEach
  void closeTheVault() throws IOException {
    vault.close();
  }

  @Test
  void aRestoreSetsAsideWhatStoodThere() throws IOException {
    var source = source(new FilesSettings(List.of(letters, drafts), List.of("**/*.tmp")));
    var snapshot = source.backUp(vault, VaultForTests.full(), Progress.NONE);
    Files.writeString(letters.resolve("one"), "overwritten by mistake");

    var restored = source.restore(vault, snapshot, Progress.NONE);

    assertThat(letters.resolve("one")).hasContent("first letter");
    assertThat(letters.resolve("noise.tmp")).doesNotExist();
    assertThat(drafts.resolve("two")).hasContent("first draft");
    var aside = home.resolve("tokyo/letters.before-20260820T020000Z");
    assertThat(aside.resolve("one")).hasContent("overwritten by mistake");
    assertThat(aside.resolve("noise.tmp")).exists();
    assertThat(restored.notes()).contains("what stood at " + letters + " is now " + aside);
  }

  @Test
  void anotherSiteKeepsThemElsewhere() throws IOException {
    var snapshot =
        source(new FilesSettings(List.of(letters, drafts), List.of()))
            .backUp(vault, VaultForTests.full(), Progress.NONE);
    var there = List.of(home.resolve("osaka/l"), home.resolve("osaka/deeper/d"));

    source(new FilesSettings(there, List.of())).restore(vault, snapshot, Progress.NONE);

    assertThat(home.resolve("osaka/l/one")).hasContent("first letter");
    assertThat(home.resolve("osaka/deeper/d/two")).hasContent("first draft");
    assertThatThrownBy(
            () ->
                source(new FilesSettings(List.of(letters), List.of()))
                    .restore(vault, snapshot, Progress.NONE))
        .hasMessageContaining("holds 2 paths where 1 are configured here");
  }

  @Test
  void whatStandsThereCanBeBroughtUpToDateInstead() throws IOException {
    var source =
        source(
            new FilesSettings(
                List.of(letters),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Existing.BRING_UP_TO_DATE));
    var snapshot = source.backUp(vault, VaultForTests.full(), Progress.NONE);
    Files.writeString(letters.resolve("one"), "overwritten by mistake");

    source.restore(vault, snapshot, Progress.NONE);

    assertThat(letters.resolve("one")).hasContent("first letter");
    try (var beside = Files.list(letters.getParent())) {
      assertThat(beside).containsExactlyInAnyOrder(letters, drafts);
    }
  }

  @Test
  void hooksSurroundTheBackup() throws IOException {
    var source = source(hooked("cp one frozen", "rm frozen; touch thawed"));

    var snapshot = source.backUp(vault, VaultForTests.full(), Progress.NONE);

    assertThat(letters.resolve("frozen")).doesNotExist();
    source.restoreTo(vault, snapshot, home.resolve("look"), Progress.NONE);
    var seen = home.resolve("look").resolve(snapshot.roots().getFirst());
    assertThat(seen.resolve("frozen")).hasContent("first letter");
    assertThat(seen.resolve("thawed")).doesNotExist();
  }

  @Test
  void aFirstHookThatFailsMeansNoSnapshotAndStillTheSecondHook() throws IOException {
    var source = source(hooked("echo cannot freeze >&2; exit 1", "touch thawed"));

    assertThatThrownBy(() -> source.backUp(vault, VaultForTests.full(), Progress.NONE))
        .hasMessage("sh ended with status 1: cannot freeze");

    assertThat(vault.snapshots()).isEmpty();
    assertThat(letters.resolve("thawed")).exists();
  }

  private FilesSettings hooked(String before, String after) {
    return new FilesSettings(
        List.of(letters),
        List.of(),
        Optional.of(shell(before)),
        Optional.of(shell(after)),
        Existing.SET_ASIDE);
  }

  private ExternalProgram shell(String script) {
    return new ExternalProgram(
        List.of("sh", "-c", "cd " + letters + "; " + script), Duration.ofSeconds(30));
  }

  private static FilesSource source(FilesSettings settings) {
    return new FilesSource(new SourceId("documents"), settings, false, CLOCK);
  }
}
