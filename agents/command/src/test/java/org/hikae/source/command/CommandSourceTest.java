package org.hikae.source.command;

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
import org.hikae.protocol.SourceId;
import org.hikae.source.ExternalProgram;
import org.hikae.source.command.CommandSettings.Target;
import org.hikae.source.testing.VaultForTests;
import org.hikae.vault.Progress;
import org.hikae.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandSourceTest {
  private static final Instant NOW = Instant.parse("2026-08-20T02:00:00Z");

  @TempDir Path home;
  private Vault vault;
  private Path target;

  @BeforeEach
  void openAVault() throws IOException {
    vault = VaultForTests.withKeyIn(home);
    target = home.resolve("target");
  }

  @AfterEach
  void closeTheVault() throws IOException {
    vault.close();
  }

  @Test
  void anOutputComesBackAsAFile() throws IOException {
    var source = source("seq 50000", new Target.File(target));
    var snapshot = source.backUp(vault, VaultForTests.full(), Progress.NONE);
    Files.writeString(target, "older");

    source.restore(vault, snapshot, Progress.NONE);

    assertThat(snapshot.consistentAt()).isEqualTo(NOW);
    assertThat(Files.readAllLines(target)).hasSize(50_000).last().isEqualTo("50000");
    assertThat(home.resolve("target.before-20260820T020000Z")).hasContent("older");
    assertThat(home.resolve("staging")).isEmptyDirectory();
  }

  @Test
  void anOutputComesBackIntoAProgram() throws IOException {
    var source = source("seq 50000", new Target.Program(shell("tail -n 1 > " + target)));
    var snapshot = source.backUp(vault, VaultForTests.full(), Progress.NONE);

    source.restore(vault, snapshot, Progress.NONE);

    assertThat(target).hasContent("50000");
    assertThat(home.resolve("staging")).isEmptyDirectory();
  }

  @Test
  void aProgramThatFailsAfterAllItsOutputLeavesNoSnapshot() throws IOException {
    var source = source("seq 9; echo lost the connection >&2; exit 2", new Target.File(target));

    assertThatThrownBy(() -> source.backUp(vault, VaultForTests.full(), Progress.NONE))
        .hasMessage("sh ended with status 2: lost the connection");

    assertThat(vault.snapshots()).isEmpty();
  }

  private CommandSource source(String dump, Target restore) {
    var settings = new CommandSettings(shell(dump), "dump.sql", restore, home.resolve("staging"));
    return new CommandSource(new SourceId("dump"), settings, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static ExternalProgram shell(String script) {
    return new ExternalProgram(List.of("sh", "-c", script), Duration.ofSeconds(30));
  }
}
