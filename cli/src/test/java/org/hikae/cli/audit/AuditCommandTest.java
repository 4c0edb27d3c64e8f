package org.hikae.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hikae.cli.StandIn;
import org.hikae.cli.Typed;
import org.hikae.domain.access.Access;
import org.hikae.domain.access.AccessChain;
import org.hikae.domain.access.AccessChain.End;
import org.hikae.domain.access.ChainedAccess;
import org.hikae.orchestrator.audit.AccessLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  private static final String NODE = "orchestrator.osaka.o1";
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.000001Z");
  private static final List<ChainedAccess> CHAIN =
      AccessChain.follow(
          End.none(NODE),
          IntStream.of(200, 403, 404, Access.UNKNOWN)
              .mapToObj(
                  status ->
                      new Access(
                          NOON, "sato", "10.0.0.1", "GET", "/runs/1", "read", status, 3, NOON))
              .toList());

  @RegisterExtension
  static final StandIn ORCHESTRATOR =
      new StandIn(
          Map.of(
              "GET /api/v1/audit",
              found(true, CHAIN),
              "GET /api/v1/audit?limit=5&refused=true&who=nobody",
              found(false, List.of()),
              "GET /api/v1/audit/chain?limit=500&node=orchestrator.osaka.o1&after=0",
              links(CHAIN.subList(0, 3)),
              "GET /api/v1/audit/chain?limit=500&node=orchestrator.osaka.o1&after=3",
              links(CHAIN.subList(3, 4)),
              "GET /api/v1/audit/chain?limit=500&node=orchestrator.osaka.o1&after=4",
              "[]",
              "GET /api/v1/audit/misuse",
              misuse(""),
              "GET /api/v1/audit/misuse?zone=Asia%2FTokyo",
              misuse(
                  """
                  {"kind": "GUESSING", "sentence": {"en": "tried many passwords", "ja": "x"},
                   "who": "stranger", "from": "10.0.0.9", "times": 41,
                   "first": "2026-11-26T01:00:00Z", "last": "2026-11-26T02:00:00Z"}\
                  """)),
          "there is nothing of that kind");

  @TempDir private Path folder = Path.of("unset");

  private static String links(List<ChainedAccess> chain) {
    return chain.stream().map(AccessLines::json).collect(Collectors.joining(",", "[", "]"));
  }

  private static String found(boolean settled, List<ChainedAccess> chain) {
    return "{\"settled\": %s, \"accesses\": %s, \"ends\": [{\"node\": \"%s\"}]}"
        .formatted(settled, links(chain), NODE);
  }

  private static String misuse(String suspicions) {
    return """
    {"after": "2026-10-27T00:00:00Z", "until": "2026-11-26T00:00:00Z", "looked": 1234,
     "whole": true, "suspicions": [%s]}\
    """
        .formatted(suspicions);
  }

  @Test
  void theListSaysOfEachAccessWhatBecameOfIt() {
    var listed = ORCHESTRATOR.typed("audit", "list");

    assertThat(listed.err()).isEmpty();
    assertThat(listed.status()).isZero();
    assertThat(listed.out().lines())
        .anyMatch(line -> line.matches("When +Who +From +What +Answer +Times"))
        .anyMatch(line -> line.matches(".*sato +10.0.0.1 +GET /runs/1 +granted \\(200\\) +3"))
        .anyMatch(line -> line.matches(".* refused \\(403\\) +3"))
        .anyMatch(line -> line.matches(".* not done \\(404\\) +3"))
        .anyMatch(line -> line.matches(".* begun; its end is not known +3"));
    assertThat(ORCHESTRATOR.typed("audit", "list", "--json").out()).contains("\"settled\" : true");
  }

  @Test
  void whatIsNotInTheLedgerYetIsSaidApart() {
    var listed =
        ORCHESTRATOR.typed("audit", "list", "--who", "nobody", "--limit", "5", "--refused");

    assertThat(listed.out()).isEqualTo("Nothing fits.\n");
    assertThat(listed.err())
        .isEqualTo("What that orchestrator saw last is not in the ledger yet.\n");
  }

  @Test
  void whateverIsAskedForStaysOneValue() {
    ORCHESTRATOR.typed(
        "audit", "list", "--after", "2026-11-26T15:00:00Z", "--what", "/a b?c&refused=true");

    assertThat(ORCHESTRATOR.asked()).hasSize(1);
    assertThat(ORCHESTRATOR.asked().getFirst())
        .startsWith("GET /api/v1/audit?")
        .contains("after=2026-11-26T15%3A00%3A00Z", "what=%2Fa+b%3Fc%26refused%3Dtrue");
  }

  @Test
  void anExportedChainIsWholeAndIsNeverWrittenOver() throws Exception {
    var file = folder.resolve("accesses.jsonl");
    var exported = ORCHESTRATOR.typed("audit", "export", "--to", file);

    assertThat(exported.err()).isEmpty();
    assertThat(exported.out()).isEqualTo("4 accesses written to " + file + ".\n");
    assertThat(Typed.hikae("audit", "verify", file).out())
        .contains(NODE + ": accesses 1 to 4, ending in " + CHAIN.getLast().hash());

    var again = ORCHESTRATOR.typed("audit", "export", "--to", file);
    assertThat(again.status()).isNotZero();
    assertThat(again.complaint(folder))
        .startsWith("error: the file DIR/accesses.jsonl cannot be made.\nHINT: ");
    assertThat(Files.readAllLines(file)).hasSize(4);
  }

  @Test
  void aSpreadsheetGetsAHeadAndALineForEach() {
    assertThat(ORCHESTRATOR.typed("audit", "export", "--format", "csv").out().lines())
        .hasSize(5)
        .startsWith(AccessLines.HEAD, AccessLines.csv(CHAIN.getFirst()));
  }

  @Test
  void whatMayBeMisuseIsListedWithWhatWasLookedAt() {
    var looked = "1,234 accesses from 2026-10-27T00:00:00Z to 2026-11-26T00:00:00Z were looked at.";

    assertThat(ORCHESTRATOR.typed("audit", "misuse").out())
        .isEqualTo(looked + "\nNothing stands out.\n");

    var seen = ORCHESTRATOR.typed("audit", "misuse", "--zone", "Asia/Tokyo");
    assertThat(seen.err()).isEmpty();
    assertThat(seen.out().lines())
        .startsWith(looked)
        .anyMatch(
            line ->
                line.matches("stranger +tried many passwords +10.0.0.9 +41 +2026-11-26T02:00:00Z"));
  }
}
