package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import tools.jackson.databind.JsonNode;

/// Points from the command line: shown, listed, compared, held, released, forgotten.
class PointsTest {
  @TempDir Path folder;
  private Path key;
  private String vault;
  private Path source;

  @BeforeEach
  void takeThreePoints() throws IOException {
    key = Files.write(folder.resolve("key"), new byte[64]);
    vault = "file:" + folder.resolve("vault");
    source = Files.createDirectories(folder.resolve("source"));
    assertThat(hikae("vault", "init").status()).isZero();
    for (var word : List.of("first", "second", "the third")) {
      Files.writeString(source.resolve("letter"), word);
      assertThat(hikae("backup", source).status()).isZero();
    }
  }

  private Typed hikae(Object... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--vault", vault, "--key-file", key));
    return Typed.in(Words.english(), all.toArray());
  }

  private JsonNode json(Object... arguments) {
    var typed = hikae(arguments);
    assertThat(typed.err()).isEmpty();
    return Json.mapper().readTree(typed.out());
  }

  private String id(int number) {
    return json("points", "list", "--json").path(number).path("id").asString();
  }

  @Test
  void aHeldPointIsShownAndNotForgotten() {
    var first = id(0);
    assertThat(hikae("points", "hold", first, "--reason", "audit").out())
        .isEqualTo("Point " + first.substring(0, 10) + " is held: audit.\n");

    assertThat(hikae("points", "list").out()).contains("Held").contains("audit (");
    assertThat(hikae("points", "show", first).out()).contains("audit (");
    var refused = hikae("points", "forget", first, id(1), "--yes");
    assertThat(refused.status()).isEqualTo(18);
    assertThat(refused.err())
        .startsWith("error: snapshot " + first.substring(0, 10) + " is held by ")
        .endsWith("HINT: `hikae points release` ends a hold.\n");
    assertThat(json("points", "list", "--json")).hasSize(3);

    assertThat(hikae("points", "release", first).out()).contains("no longer held");
    assertThat(hikae("points", "forget", first, "--yes").status()).isZero();
    assertThat(json("points", "list", "--json")).hasSize(2);
  }

  @Test
  void aRuleShowsItsPlanAndForgetsWhenItIsMeant() {
    var plan = json("points", "forget", "--keep-last", "1", "--dry-run", "--json");
    assertThat(plan.path("forgotten").asInt()).isEqualTo(2);
    assertThat(
            plan.path("groups").path(0).path("points").path(2).path("because").path(0).asString())
        .isEqualTo("last");
    assertThat(json("points", "list", "--json")).hasSize(3);

    var unasked = hikae("points", "forget", "--keep-last", "1");
    assertThat(unasked.status()).isEqualTo(2);
    assertThat(unasked.err()).contains("nobody has agreed to this plan");
    assertThat(json("points", "list", "--json")).hasSize(3);

    assertThat(hikae("points", "forget", "--keep-last", "1", "--yes").out())
        .contains("Forgot 2 points, kept 1.");
    assertThat(json("points", "list", "--json")).hasSize(1);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(hikae("points", "forget", "--yes").status()).isEqualTo(2);
    assertThat(hikae("points", "forget", "latest", "--keep-last", "1").status()).isEqualTo(2);
    assertThat(hikae("points", "forget", "--keep-last", "-1").status()).isEqualTo(2);
    assertThat(hikae("points", "forget", "--keep-within", "soon").status()).isEqualTo(2);
    assertThat(hikae("points", "hold", "latest", "--reason", " ").status()).isEqualTo(2);
    assertThat(hikae("points", "hold", "latest", "--reason", "x", "--until", "2001-01-01").status())
        .isEqualTo(2);
    assertThat(hikae("points", "hold", "latest", "--reason", "x", "--until", "then").status())
        .isEqualTo(2);
    assertThat(hikae("points", "hold", "0000", "--reason", "x").status()).isEqualTo(13);
    assertThat(json("points", "list", "--json")).hasSize(3);
  }

  @Test
  void pointsAreComparedAndTheirFilesListed() {
    var path = source.resolve("letter").toString().substring(1);
    var diff = hikae("points", "diff", id(0), "latest").out();
    assertThat(diff)
        .contains("M  " + path + "  5 B → 9 B\n")
        .endsWith("modified: 1; metadata alone: 0.\n");
    var differences = json("points", "diff", id(0), "latest", "--json");
    assertThat(differences.path("totals").path("modified").asInt()).isEqualTo(1);
    assertThat(differences.path("differences").path(0).path("path").asString()).isEqualTo(path);

    assertThat(hikae("points", "files", "latest", source).out()).isEqualTo(path + "\n");
    assertThat(hikae("points", "files", "latest", source, "--long").out())
        .matches("-rw-[r-][w-]-[r-]--  +\\d+ +\\d+ +9  \\d{4}-\\d\\d-\\d\\d .*/letter\n");
    assertThat(json("points", "files", "latest", "--recursive", "--json").size()).isGreaterThan(1);
    assertThat(hikae("points", "files", "latest", "nowhere").status()).isEqualTo(13);
  }
}
