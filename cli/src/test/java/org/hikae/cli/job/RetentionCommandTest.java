package org.hikae.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.hikae.cli.StandIn;
import org.hikae.cli.Typed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The commands against something that answers as an orchestrator would.
class RetentionCommandTest {
  private static final String PLAN =
      """
      {"vault": "osaka", "plan": "ab12", "forgets": 1, "forgetsBytes": 1048576, "needsTwoPeople": %s,
       "services": [{"service": "registry", "retention": "five", "kept": 1, "forgotten": 1,
         "needsTwoPeople": false, "excessBytes": 0, "points": [
         {"mark": "day-1", "consistentAt": "2026-11-26T02:00:00Z", "addedBytes": 10, "fate": "KEPT",
          "because": [{"en": "the newest there is", "ja": "最新"}]},
         {"mark": "day-2", "consistentAt": "2026-11-25T02:00:00Z", "addedBytes": 10, "fate": "EXPIRED",
          "because": [{"en": "no rule wants it", "ja": "なし"}]}]}],
       "leftAlone": 3, "proposal": null}\
      """;
  private static final String DONE =
      """
      {"id": "%1$s", "kind": "verify", "subject": "osaka", "state": "DONE", "beganAt": "2026-11-27T01:00:00Z",
       "summary": "all of the packs verified", "error": null, "hint": null, "progress": {}}\
      """;
  private static final String HOUSES =
      """
      [{"node": "orchestrator.osaka.o1", "known": true, "things": 1200, "bytes": 1048576, "heaps": [
         {"heap": "looks", "what": {"en": "single looks", "ja": "監視"}, "rule": {"en": "kept for 7 days",
          "ja": "7日"}, "kept": "P7D", "before": "2026-11-20T00:00:00Z", "things": 1200,
          "bytes": 1048576, "oldestKept": "2026-11-20T00:00:00Z"}]},
       {"node": "orchestrator.tokyo.o1", "known": false, "things": 0, "bytes": 0, "heaps": []}]\
      """;
  private static final Map<String, String> ANSWERS =
      new HashMap<>(
          Map.of(
              "GET /api/v1/vaults/osaka/retention",
              PLAN.formatted("false"),
              "POST /api/v1/vaults/osaka/retention",
              "{\"job\": \"retention.osaka-1\", \"waitsForSecondPerson\": false}",
              "GET /api/v1/vaults/tokyo/retention",
              PLAN.formatted("true"),
              "POST /api/v1/vaults/tokyo/retention",
              "{\"job\": null, \"waitsForSecondPerson\": true}",
              "GET /api/v1/jobs/retention.osaka-1",
              DONE.formatted("retention.osaka-1"),
              "POST /api/v1/vaults/osaka/verifications",
              "{\"job\": \"verify.osaka-1\"}",
              "GET /api/v1/jobs/verify.osaka-1",
              DONE.formatted("verify.osaka-1"),
              "GET /api/v1/jobs",
              "[" + DONE.formatted("verify.osaka-1") + "]",
              "POST /api/v1/vaults/osaka/holds",
              "{\"snapshots\": 2}",
              "DELETE /api/v1/vaults/osaka/holds/registry/day-2",
              "{\"snapshots\": 2}"));

  static {
    ANSWERS.put("GET /api/v1/housekeeping", HOUSES);
    ANSWERS.put(
        "POST /api/v1/housekeeping",
        "[{\"node\": \"orchestrator.osaka.o1\", \"job\": \"verify.osaka-1\"}]");
  }

  @RegisterExtension
  static final StandIn ORCHESTRATOR = new StandIn(ANSWERS, "there is no such vault");

  private static Typed typed(Object... words) {
    return ORCHESTRATOR.typed(words);
  }

  @Test
  void thePlanSaysOfEachPointWhatBecomesOfItAndWhy() {
    var typed = typed("retention", "plan", "--vault", "osaka");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .contains("registry, retention class five: 1 points stay, 1 go")
        .containsPattern("day-1 .* stays +the newest there is")
        .containsPattern("day-2 .* goes +no rule wants it")
        .contains("3 snapshots are left alone", "1 points would be forgotten; they added 1.0 MiB");
    assertThat(typed("retention", "plan", "--vault", "osaka", "--json").out()).contains("\"ab12\"");
  }

  @Test
  void nothingIsForgottenThatNobodyAgreedTo() {
    assertThat(typed("retention", "run", "--vault", "osaka", "--dry-run").status()).isZero();
    var refused = typed("retention", "run", "--vault", "osaka");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).startsWith("error: nothing was done").contains("HINT: add --yes");
    assertThat(ORCHESTRATOR.asked()).noneMatch(asked -> asked.startsWith("POST"));

    var done = typed("retention", "run", "--vault", "osaka", "--yes");
    assertThat(done.err()).isEmpty();
    assertThat(done.status()).isZero();
    assertThat(done.out()).contains("Job retention.osaka-1 has begun.");
  }

  @Test
  void whatASecondPersonHasToAgreeToEndsWithAStatusOfItsOwn() {
    var waits = typed("retention", "run", "--vault", "tokyo", "--yes");
    assertThat(waits.out()).contains("a second one has to agree");
    assertThat(waits.status()).isEqualTo(42);
    assertThat(waits.err()).contains("HINT: have somebody else look at it");
  }

  @Test
  void aVerificationIsFollowedToItsEndAndListed() {
    var done = typed("verify", "run", "--vault", "osaka", "--sample", "1/12");
    assertThat(done.err()).isEmpty();
    assertThat(done.out()).contains("Job verify.osaka-1", "Done: all of the packs verified");
    assertThat(typed("verify", "list").out()).contains("osaka", "done", "all of the packs");
  }

  @Test
  void housekeepingShowsWhatGoesAndDeletesOnceThatIsAgreed() {
    var shown = typed("housekeeping", "run", "--dry-run");
    assertThat(shown.status()).isZero();
    assertThat(shown.out())
        .containsPattern("single looks +kept for 7 days +1,200 +1.0 MiB +2026-11-20")
        .contains("orchestrator.tokyo.o1: only itself knows");
    assertThat(typed("housekeeping", "plan", "--json").out()).contains("\"P7D\"");
    assertThat(typed("housekeeping", "run").status()).isEqualTo(2);
    assertThat(ORCHESTRATOR.asked()).noneMatch(asked -> asked.startsWith("POST"));

    var done = typed("housekeeping", "run", "--yes");
    assertThat(done.err()).isEmpty();
    assertThat(done.out()).contains("orchestrator.osaka.o1: all of the packs verified");
  }

  @Test
  void pointsAreHeldAndReleased() {
    var held =
        typed(
            "retention",
            "hold",
            "--vault",
            "osaka",
            "--service",
            "registry",
            "day-2",
            "--reason",
            "lawsuit");
    assertThat(held.err()).isEmpty();
    assertThat(held.out()).contains("Point day-2 is held in vault osaka: lawsuit.");
    var released =
        typed("retention", "release", "--vault", "osaka", "--service", "registry", "day-2");
    assertThat(released.err()).isEmpty();
    assertThat(ORCHESTRATOR.asked()).contains("DELETE /api/v1/vaults/osaka/holds/registry/day-2");
  }

  @Test
  void whateverIsTypedAsANameStaysOneName() {
    var refused = typed("retention", "plan", "--vault", "../x y");
    assertThat(refused.status()).isEqualTo(31);
    assertThat(refused.err()).startsWith("error: there is no such vault.");
    assertThat(ORCHESTRATOR.asked()).containsExactly("GET /api/v1/vaults/..%2Fx%20y/retention");
  }
}
