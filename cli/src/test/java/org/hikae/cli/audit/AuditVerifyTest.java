package org.hikae.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.Typed;
import org.hikae.cli.terminal.Words;
import org.hikae.domain.access.Access;
import org.hikae.domain.access.AccessChain;
import org.hikae.domain.access.AccessChain.End;
import org.hikae.orchestrator.audit.AccessLines;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An exported file is verified by itself.
class AuditVerifyTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.000001Z");

  @TempDir private Path folder = Path.of("unset");

  private static List<String> lines() {
    var accesses = new ArrayList<Access>();
    for (var i = 0; i < 5; i++) {
      var path = "/runs/" + i + "?q=\"山\",=1";
      accesses.add(new Access(NOON, "stranger", "::1", "GET", path, "read", 200, 3, NOON));
    }
    return new ArrayList<>(
        AccessChain.follow(End.none("orchestrator.osaka.o1"), accesses).stream()
            .map(AccessLines::json)
            .toList());
  }

  private Typed verify(List<String> lines) throws Exception {
    return Typed.hikae("audit", "verify", Files.write(folder.resolve("accesses.jsonl"), lines));
  }

  @Test
  void aWholeFileIsWhole() throws Exception {
    var typed = verify(lines());

    assertThat(typed.status()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("orchestrator.osaka.o1: accesses 1 to 5, ending in ");
  }

  @Test
  @Tag("SEC-18")
  void aChangedLineIsNamed() throws Exception {
    var lines = lines();
    lines.set(2, lines.get(2).replace("stranger", "somebody"));
    var typed = verify(lines);

    assertThat(typed.status()).isEqualTo(14);
    assertThat(typed.out()).contains("line 3: access 3 of orchestrator.osaka.o1 was changed");
    assertThat(typed.complaint(folder))
        .isEqualTo(
            """
            error: 1 things are not as they were written in DIR/accesses.jsonl.
            HINT: do not trust this file; export it anew: every orchestrator has the whole.
            """);
  }

  @Test
  @Tag("SEC-18")
  void aMissingLineIsNamed() throws Exception {
    var lines = lines();
    lines.remove(1);

    assertThat(verify(lines).out())
        .contains("line 2: access 2 of orchestrator.osaka.o1 is missing");
  }

  @Test
  void aLineThatIsNoneIsNamed() throws Exception {
    var lines = lines();
    lines.set(4, "{\"node\":");

    assertThat(verify(lines).out()).contains("line 5: this line is no access");
    assertThat(verify(List.of()).status()).isEqualTo(14);
    assertThat(Typed.hikae("audit", "verify", folder.resolve("none")).status()).isEqualTo(16);
  }

  @Test
  void itSpeaksJapanese() throws Exception {
    var file = Files.write(folder.resolve("ja.jsonl"), lines());

    assertThat(Typed.in(Words.japanese(), "audit", "verify", file).out()).contains("改変・欠落");
  }

  @Test
  void aSpreadsheetTakesNothingForAFormula() {
    var access = new Access(NOON, "=cmd()", "::1", "GET", "/\"a\",b", "", 404, 1, NOON);
    var link = AccessChain.follow(End.none("n"), List.of(access)).getFirst();

    assertThat(AccessLines.csv(link)).contains(",'=cmd(),", ",\"/\"\"a\"\",b\",");
  }
}
