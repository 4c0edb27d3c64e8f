package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Bad input ends in one `error:` line, one `HINT:` line and a documented status: nothing else.
class ComplaintsTest {
  @TempDir Path folder;
  private Path key;
  private String vault;

  @BeforeEach
  void writeKey() throws IOException {
    key = Files.write(folder.resolve("key"), new byte[64]);
    vault = "file:" + folder.resolve("vault");
  }

  @Test
  void aWrongKeyOpensNothing() throws IOException {
    assertThat(hikae("vault", "init", "--vault", vault, "--key-file", key).status()).isZero();
    var other = new byte[64];
    other[0] = 1;
    Files.write(key, other);
    var typed = hikae("points", "list", "--vault", vault, "--key-file", key);
    complains(
        typed,
        12,
        """
        error: the key does not open file:DIR/vault.
        HINT: Check the passphrase or the key file.
        """);
  }

  @Test
  void helpIsHadByEitherWord() {
    assertThat(hikae("help", "vault", "init").out())
        .isNotEmpty()
        .isEqualTo(hikae("vault", "init", "--help").out());
    assertThat(hikae("help").out()).isEqualTo(hikae("--help").out());
  }

  @Test
  void aFolderThatIsNoVaultIsCalledThat() throws IOException {
    Files.createDirectories(folder.resolve("vault"));
    complains(
        hikae("vault", "info", "--vault", vault, "--key-file", key),
        10,
        """
        error: file:DIR/vault holds no vault.
        HINT: Check the address, or make a vault there with `hikae vault init`.
        """);
  }

  @Test
  void aVaultIsNeverMadeTwice() {
    hikae("vault", "init", "--vault", vault, "--key-file", key);
    var typed = hikae("vault", "init", "--vault", vault, "--key-file", key);
    assertThat(typed.status()).isEqualTo(11);
    oneErrorOneHint(typed);
  }

  @Test
  void aFolderIsNoKeyFile() {
    complains(
        hikae("vault", "init", "--vault", vault, "--key-file", folder),
        12,
        """
        error: the key file DIR is a folder.
        HINT: name the file in it that holds the key.
        """);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aVaultIsNotMadeWhereNothingCanBe() {
    complains(
        hikae("vault", "init", "--vault", "file:/proc/hikae", "--key-file", key),
        17,
        """
        error: file:/proc/hikae cannot be made there.
        HINT: name a place where folders can be made.
        """);
  }

  @Test
  void aVaultIsNotMadeAmongSomebodyElsesFiles() throws IOException {
    Files.createDirectories(folder.resolve("vault"));
    Files.writeString(folder.resolve("vault/notes.txt"), "mine");
    complains(
        hikae("vault", "init", "--vault", vault, "--key-file", key),
        17,
        """
        error: file:DIR/vault is not empty: it holds notes.txt.
        HINT: Name a new or an empty place: a vault keeps its place for itself.
        """);
  }

  @Test
  void aVaultIsNotMadeInAFile() {
    complains(
        hikae("vault", "init", "--vault", "file:" + key, "--key-file", key),
        17,
        """
        error: file:DIR/key cannot be made there.
        HINT: name a place where folders can be made.
        """);
  }

  @Test
  void noShellHasReplacedATilde() {
    complains(
        hikae("vault", "init", "--vault", "file:~/backup", "--key-file", key),
        2,
        """
        error: file:~/backup: no shell puts your home folder in place of ~ there.
        HINT: Write file:$HOME/backup.
        """);
  }

  @Test
  void anEmptyPathNamesNothing() {
    hikae("vault", "init", "--vault", vault, "--key-file", key);
    var hint =
        """
        error: an empty path names nothing.
        HINT: write . for the current folder.
        """;
    complains(hikae("backup", "", "--vault", vault, "--key-file", key), 2, hint);
    complains(hikae("restore", "latest", "--to", "", "--vault", vault, "--key-file", key), 2, hint);
  }

  @Test
  void whatMovesTheCursorIsWrittenAsAnEscape() {
    hikae("vault", "init", "--vault", vault, "--key-file", key);
    complains(
        hikae("backup", "/no\nsuch\u001b[2Jfile", "--vault", vault, "--key-file", key),
        16,
        """
        error: /no\\nsuch\\x1b[2Jfile does not exist.
        HINT: check the path; nothing was backed up.
        """);
  }

  @Test
  void whatIsNotThereCannotBeBackedUp() {
    hikae("vault", "init", "--vault", vault, "--key-file", key);
    var typed = hikae("backup", folder.resolve("nothing"), "--vault", vault, "--key-file", key);
    complains(
        typed,
        16,
        """
        error: DIR/nothing does not exist.
        HINT: check the path; nothing was backed up.
        """);
    assertThat(hikae("points", "list", "--vault", vault, "--key-file", key).out())
        .contains("No recovery points");
  }

  @Test
  void aPointThatIsNotThereIsNotRestored() {
    hikae("vault", "init", "--vault", vault, "--key-file", key);
    var typed =
        hikae(
            "restore", "abc123", "--to", folder.resolve("to"), "--vault", vault, "--key-file", key);
    assertThat(typed.status()).isEqualTo(13);
    oneErrorOneHint(typed);
    assertThat(folder.resolve("to")).doesNotExist();
  }

  @Test
  void badUsagePointsAtThePageThatHelps() {
    complains(
        hikae("backup", "/tmp", "--vlaut", "x"),
        2,
        """
        error: unknown option: '--vlaut'.
        HINT: 'hikae backup --help' shows how.
        """);
    complains(
        hikae("vault"),
        2,
        """
        error: say what to do: init, info, check, verify, heal, mirror, prune, rebuild-index, probe, lock, parity.
        HINT: 'hikae vault --help' shows how.
        """);
    assertThat(hikae("vault", "info", "--vault", "ftp:x", "--key-file", key).status()).isEqualTo(2);
  }

  @Test
  void whatCannotBeAPathIsSaidInOurWords() {
    for (var typed :
        List.of(
            hikae("backup", "a\0b", "--vault", vault, "--key-file", key),
            hikae("vault", "info", "--vault", "file:a\0b", "--key-file", key))) {
      assertThat(typed.status()).isEqualTo(2);
      assertThat(typed.err()).contains("cannot be a path here").doesNotContain("Exception");
      oneErrorOneHint(typed);
    }
  }

  @Test
  void settingsThatCannotBeReadAreNamed() throws IOException {
    var config = Files.writeString(folder.resolve("agent.yaml"), "node: agent.tokyo.a1\nhmoe: x\n");
    var typed = hikae("agent", "run", "--config", config);
    assertThat(typed.status()).isEqualTo(20);
    assertThat(typed.complaint(folder)).contains("DIR/agent.yaml");
    oneErrorOneHint(typed);
    var orchestrator = hikae("orchestrator", "run", "--config", folder.resolve("none.yaml"));
    assertThat(orchestrator.status()).isEqualTo(20);
    oneErrorOneHint(orchestrator);
  }

  @Test
  void anEstateThatIsMissingOrCannotBeReadIsNamed() throws IOException {
    hikae("identity", "authority", folder.resolve("authority"));
    hikae(
        "identity",
        "issue",
        "orchestrator.tokyo.o1",
        "--authority",
        folder.resolve("authority"),
        "--host",
        "127.0.0.1",
        "--to",
        folder.resolve("identity"));
    var config =
        Files.writeString(
            folder.resolve("orchestrator.yaml"),
            """
            node: orchestrator.tokyo.o1
            identity: identity
            home: state
            console: 127.0.0.1:1
            estate: estate.yaml
            mesh: {listen: 127.0.0.1:1}
            ledger: {listen: 127.0.0.1:2}
            members:
              - {node: orchestrator.tokyo.o1, mesh: 127.0.0.1:1, ledger: 127.0.0.1:2, console: 127.0.0.1:1}
            """);
    complains(
        hikae("orchestrator", "run", "--config", config),
        20,
        """
        error: DIR/estate.yaml:1: there is no such file.
        HINT: check the path.
        """);
    Files.writeString(folder.resolve("estate.yaml"), "sites: [\n");
    complains(
        hikae("orchestrator", "run", "--config", config),
        20,
        """
        error: DIR/estate.yaml:1: this is not YAML: while parsing a flow node.
        HINT: look at indentation, colons and quotes here.
        """);
    Files.writeString(folder.resolve("estate.yaml"), "sites:\n  - {id: tokyo}\n");
    var typed = hikae("orchestrator", "run", "--config", config);
    assertThat(typed.status()).isEqualTo(20);
    assertThat(typed.complaint(folder)).startsWith("error: DIR/estate.yaml:");
    oneErrorOneHint(typed);
  }

  @Test
  void japaneseIsSpokenWhereItIsAskedFor() {
    var made = Typed.in(Words.japanese(), "vault", "init", "--vault", vault, "--key-file", key);
    assertThat(made.out()).contains("保管庫を");
  }

  private void complains(Typed typed, int status, String text) {
    assertThat(typed.complaint(folder)).isEqualTo(text);
    assertThat(typed.status()).isEqualTo(status);
    assertThat(typed.out()).isEmpty();
  }

  private static void oneErrorOneHint(Typed typed) {
    assertThat(typed.err().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("error: ").endsWith("."),
            second -> assertThat(second).startsWith("HINT: ").endsWith("."));
  }
}
