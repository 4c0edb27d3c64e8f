package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The care of a vault from the command line: mirror, verify, heal, prune, keys.
class CareTest {
  @TempDir Path folder;
  private Path key;
  private String vault;
  private String mirror;

  @BeforeEach
  void backUpTwice() throws IOException {
    key = Files.write(folder.resolve("key"), new byte[64]);
    vault = "file:" + folder.resolve("vault");
    mirror = "file:" + folder.resolve("mirror");
    var source = Files.createDirectories(folder.resolve("source"));
    hikae(vault, "vault", "init");
    for (var word : List.of("first", "second")) {
      Files.writeString(source.resolve("letter"), word);
      assertThat(hikae(vault, "backup", source).status()).isZero();
    }
  }

  private Typed hikae(String where, Object... arguments) {
    return with(key, where, arguments);
  }

  private static Typed with(Path keyFile, String where, Object... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--vault", where, "--key-file", keyFile));
    return Typed.in(Words.english(), all.toArray());
  }

  @Test
  void aMirrorIsMadeAndThenHasOnlyWhatIsMissing() {
    assertThat(hikae(mirror, "vault", "mirror", "--from", vault, "--dry-run").out())
        .contains("Would make a mirror");
    assertThat(folder.resolve("mirror")).doesNotExist();

    var made = hikae(mirror, "vault", "mirror", "--from", vault);
    assertThat(made.err()).isEmpty();
    assertThat(made.out()).contains("Made a mirror at").contains("2 points, 0 holds");
    assertThat(hikae(mirror, "vault", "mirror", "--from", vault).out())
        .startsWith("Pulled 0 packs (0 B), 0 points");
    hikae(vault, "points", "hold", "latest", "--reason", "audit");
    assertThat(hikae(mirror, "vault", "mirror", "--from", vault, "--dry-run").out())
        .isEqualTo("Would pull 0 packs and indexes of 0 B in all, 0 points, 1 holds.\n");
    hikae(mirror, "vault", "mirror", "--from", vault);
    assertThat(hikae(mirror, "points", "list").out()).contains("audit");
  }

  @Test
  void damageIsNamedAndHealedFromTheMirror() throws IOException {
    hikae(mirror, "vault", "mirror", "--from", vault);
    var pack = anyFile(folder.resolve("vault/packs"));
    pack.toFile().setWritable(true);
    var bytes = Files.readAllBytes(pack);
    bytes[60] ^= 1;
    Files.write(pack, bytes);

    var verified = hikae(vault, "vault", "verify");
    assertThat(verified.status()).isEqualTo(14);
    assertThat(verified.out()).contains(pack.getFileName().toString()).contains("needed by point");
    assertThat(hikae(vault, "vault", "heal", "--from", mirror, "--dry-run").out())
        .contains("would bring back: packs/");
    var healed = hikae(vault, "vault", "heal", "--from", mirror);
    assertThat(healed.status()).isZero();
    assertThat(healed.out()).endsWith("Healed. Brought back: 1; taken away: 0.\n");
    assertThat(hikae(vault, "vault", "verify").out()).startsWith("All is well. Points: 2;");
    assertThat(hikae(vault, "vault", "heal", "--from", mirror).out())
        .isEqualTo("There was nothing to heal.\n");
  }

  @Test
  void aDamagedConfigIsHealedToo() throws IOException {
    hikae(mirror, "vault", "mirror", "--from", vault);
    var config = folder.resolve("vault/vault");
    config.toFile().setWritable(true);
    Files.write(config, "nonsense".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(hikae(vault, "points", "list").status()).isEqualTo(10);

    assertThat(hikae(vault, "vault", "heal", "--from", mirror).status()).isZero();

    assertThat(hikae(vault, "points", "list").status()).isZero();
  }

  private static Path anyFile(Path top) throws IOException {
    try (var files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  @Test
  void aSampleSaysWhatAYearOfItCovers() {
    assertThat(hikae(vault, "vault", "verify", "--sample", "1/12").out())
        .contains("This was 1/12 of the packs. 12 runs look at all of them;")
        .contains("one every 7 d covers 434 % of the packs a year");
    assertThat(hikae(vault, "vault", "verify", "--yearly", "100%", "--every", "1d").out())
        .contains("This was 1/365 of the packs.")
        .contains("covers 100 %");
    for (var wrong : List.of("0/3", "4/3", "x", "0%")) {
      assertThat(hikae(vault, "vault", "verify", "--sample", wrong).status()).isEqualTo(2);
    }
    assertThat(hikae(vault, "vault", "verify", "--sample", "1/2", "--yearly", "50%").status())
        .isEqualTo(2);
  }

  @Test
  void aPruneSaysWhatItWillDoAndWhen() {
    assertThat(hikae(vault, "vault", "prune").out()).endsWith("There is nothing to prune.\n");
    hikae(vault, "points", "forget", "--keep-last", "1", "--yes");
    var plan = hikae(vault, "vault", "prune", "--dry-run");
    assertThat(plan.out()).contains("Would give back 0 B now, and condemn ");
    var pruned = hikae(vault, "vault", "prune");
    assertThat(pruned.status()).isZero();
    assertThat(pruned.out()).contains("are condemned and can be swept by a prune from");
    var page = Json.mapper().readTree(hikae(vault, "vault", "prune", "--json").out());
    assertThat(page.path("waiting")).hasSize(1);
    assertThat(hikae(vault, "vault", "prune", "--grace", "1h").status()).isEqualTo(2);
    assertThat(hikae(vault, "vault", "verify").status()).isZero();
  }

  @Test
  void forgettingAndPruningAreOnePlan() throws IOException {
    var shown =
        hikae(vault, "points", "forget", "--keep-last", "1", "--prune", "--dry-run", "--json");
    var page = Json.mapper().readTree(shown.out());
    assertThat(page.path("forgotten").asInt()).isEqualTo(1);
    assertThat(page.path("prune").path("plan").path("condemnedBytes").asLong()).isPositive();
    assertThat(hikae(vault, "points", "list").out()).hasLineCount(4);
    var condemned = hikae(vault, "points", "forget", "--keep-last", "1", "--prune", "--yes");
    assertThat(condemned.status()).isZero();
    assertThat(condemned.out())
        .contains("Forgot 1 points, kept 1.\n")
        .contains("are condemned and can be swept by a prune from");
    passADay();
    var swept = hikae(vault, "points", "forget", "--keep-last", "1", "--prune", "--yes");
    assertThat(swept.out()).containsPattern("Gave back [1-9]");
    assertThat(hikae(vault, "points", "forget", "--keep-last", "1", "--grace", "1h").status())
        .isEqualTo(2);
    assertThat(hikae(vault, "vault", "verify").status()).isZero();
  }

  /// By the clock of the store, which is the time at which marks were written.
  private void passADay() throws IOException {
    try (var marks = Files.list(folder.resolve("vault/condemned"))) {
      for (var mark : marks.toList()) {
        Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
      }
    }
  }

  @Test
  void anIndexIsMadeAnew() throws IOException {
    assertThat(hikae(vault, "vault", "rebuild-index").out())
        .endsWith("The index lists all that there is.\n");
    try (var segments = Files.walk(folder.resolve("vault/index"))) {
      for (var segment : segments.filter(Files::isRegularFile).toList()) {
        Files.delete(segment);
      }
    }
    assertThat(hikae(vault, "vault", "check").status()).isEqualTo(14);
    var plan = hikae(vault, "vault", "rebuild-index", "--dry-run", "--json");
    assertThat(Json.mapper().readTree(plan.out()).path("plan").path("list")).hasSize(4);
    assertThat(hikae(vault, "vault", "rebuild-index").out())
        .endsWith("Listed 4 packs anew; removed 0 damaged segments.\n");
    assertThat(hikae(vault, "vault", "verify").status()).isZero();
  }

  @Test
  void keysAreAddedRotatedAndRemovedAndTheLastStays() throws IOException {
    var second =
        Files.write(
            folder.resolve("second"),
            "a second key, long enough for one"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    var added = hikae(vault, "keys", "add", "--new-key-file", second, "--label", "the safe");
    assertThat(added.status()).isZero();
    assertThat(hikae(vault, "keys", "list").out())
        .contains("the safe")
        .contains("opens the vault now");
    var slots = Json.mapper().readTree(with(second, vault, "keys", "list", "--json").out());
    assertThat(slots).hasSize(2);

    var third = Files.write(folder.resolve("third"), new byte[33]);
    assertThat(with(second, vault, "keys", "rotate", "--new-key-file", third).status()).isZero();
    assertThat(with(second, vault, "points", "list").status()).isEqualTo(12);
    assertThat(with(third, vault, "points", "list").status()).isZero();

    var inUse = slotInUse(third);
    assertThat(hikae(vault, "keys", "remove", inUse).status()).isEqualTo(2);
    var shown = hikae(vault, "keys", "remove", inUse, "--dry-run", "--json");
    assertThat(Json.mapper().readTree(shown.out()).path("dryRun").asBoolean()).isTrue();
    var removed = hikae(vault, "keys", "remove", inUse, "--yes", "--json");
    assertThat(Json.mapper().readTree(removed.out()).path("slot").path("id").asString())
        .isEqualTo(inUse);
    assertThat(with(third, vault, "points", "list").status()).isEqualTo(12);
    var last = slotInUse(key);
    var refused = hikae(vault, "keys", "remove", last, "--yes");
    assertThat(refused.status()).isEqualTo(19);
    assertThat(refused.err()).contains("no other slot is known to open the vault");
  }

  private String slotInUse(Path keyFile) {
    for (var slot : Json.mapper().readTree(with(keyFile, vault, "keys", "list", "--json").out())) {
      if (slot.path("inUse").asBoolean()) {
        return slot.path("id").asString();
      }
    }
    throw new AssertionError("no slot is in use");
  }

  @Test
  void sharesAreWrittenForTheirOwnersAloneAndOpenTheVault() throws IOException {
    assertThat(hikae(vault, "keys", "split", "--shares", "3", "--needed", "2").status())
        .isEqualTo(2);
    assertThat(hikae(vault, "keys", "split", "--shares", "3", "--needed", "1", "--print").status())
        .isEqualTo(2);
    var shares = folder.resolve("shares");
    var split = hikae(vault, "keys", "split", "--shares", "3", "--needed", "2", "--to", shares);
    assertThat(split.status()).isZero();
    var first = shares.resolve("share-1-of-3.txt");
    var third = shares.resolve("share-3-of-3.txt");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
        .isEqualTo("rw-------");
    assertThat(first).content().contains("any 2 open it").contains("# vault ");
    var share = Files.readString(first).lines().toList().getLast();
    assertThat(split.out()).doesNotContain(share);
    var printed =
        hikae(vault, "keys", "split", "--shares", "3", "--needed", "2", "--print", "--json");
    assertThat(Json.mapper().readTree(printed.out()).path("shares")).hasSize(3);

    var fresh =
        Files.write(
            folder.resolve("fresh"),
            "a fresh key, as long as it has to be"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    var joined =
        Typed.hikae("keys", "join", first, third, "--new-key-file", fresh, "--vault", vault);
    assertThat(joined.err()).isEmpty();
    assertThat(with(fresh, vault, "points", "list").status()).isZero();
    assertThat(
            Typed.hikae("keys", "join", first, "--new-key-file", fresh, "--vault", vault).status())
        .isEqualTo(12);
  }

  @Test
  void japaneseIsSpokenHereToo() {
    var made = Typed.in(Words.japanese(), "vault", "verify", "--vault", vault, "--key-file", key);
    assertThat(made.out()).startsWith("異常なし");
  }
}
