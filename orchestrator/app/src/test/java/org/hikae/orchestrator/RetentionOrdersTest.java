package org.hikae.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.JobEvent;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobId;
import org.hikae.orchestrator.testing.Bench;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.VaultName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people have vaults forget, and what they cannot have forgotten.
@TestInstance(Lifecycle.PER_CLASS)
class RetentionOrdersTest {
  private static final String PLAN = "/vaults/tokyo/retention";

  @TempDir static Path folder = Path.of("unset");

  private Premises premises = unset();
  private Bench sato = unset();
  private Bench suzuki = unset();

  /// The registry's points are kept by a class, those of the permits for ever.
  @BeforeAll
  void start() throws Exception {
    premises = Premises.open(folder, "", "retention:\n  - {name: five, newest: 5}\n");
    sato = premises.sato;
    suzuki = new Bench(folder, NodeId.parse("operator.osaka.suzuki"), premises.port);
    var estate = sato.get("/estate");
    var document =
        estate
            .path("document")
            .asString()
            .replace("    mode: assisted\n", "    mode: assisted\n    retention: five\n")
            .replace(
                "7801/vault\"}", "7801/vault\", contract: {volume: 1MiB, until: \"2099-03-31\"}}");
    var version = estate.path("version").asLong();
    sato.post("/estate", json(Map.of("document", document, "version", version, "note", "keep 5")));
  }

  @AfterAll
  void stop() {
    suzuki.close();
    premises.close();
  }

  /// Twelve points at Tokyo, each a day old more, and all of them at Osaka.
  @BeforeEach
  void fill() throws Exception {
    premises.tokyo.holdsOnly(points(12));
    premises.osaka.holdsOnly(List.of());
    sato.jobDone(sato.post("/vaults/osaka/mirror", ""));
  }

  @Test
  void aPlanSaysOfEachPointWhyItGoesOrStays() throws Exception {
    premises.tokyo.keeps("day-9", "sato: audit");
    var plan = sato.get(PLAN);
    premises.tokyo.keeps("day-9", "");

    assertThat(plan.path("forgets").asInt()).isEqualTo(6);
    assertThat(plan.path("needsTwoPeople").asBoolean()).isTrue();
    assertThat(plan.path("services")).hasSize(1);
    var points = plan.at("/services/0/points");
    assertThat(points).hasSize(12);
    assertThat(point(points, "day-1").at("/because/0/en").asString())
        .isEqualTo("the newest there is");
    assertThat(point(points, "day-5").at("/because/0/ja").asString()).isEqualTo("新しい順に5個以内");
    assertThat(point(points, "day-6").path("fate").asString()).isEqualTo("EXPIRED");
    assertThat(point(points, "day-9").at("/because/0/en").asString())
        .isEqualTo("held by sato: audit");
  }

  @Test
  @Tag("DAT-02")
  void muchIsForgottenOnlyWhenASecondPersonAgrees() throws Exception {
    var tasks = premises.tokyo.begun().size();
    var plan = sato.get(PLAN).path("plan").asString();

    var asked = sato.post(PLAN, order(plan));
    assertThat(asked.path("job").isNull()).isTrue();
    assertThat(asked.path("waitsForSecondPerson").asBoolean()).isTrue();
    assertThat(sato.posted(PLAN, order(plan)).body()).contains("four eyes");
    assertThat(premises.tokyo.begun()).hasSize(tasks);
    assertThat(premises.tokyo.marks()).hasSize(12);
    var waiting = suzuki.get(PLAN).path("proposal");
    assertThat(waiting.path("by").asString()).isEqualTo("operator.osaka.sato");
    assertThat(waiting.path("note").asString()).isEqualTo("disk is full");
    assertThat(waiting.path("points")).hasSize(7);

    var agreed = suzuki.post(PLAN, order(waiting.path("plan").asString()));
    sato.jobDone(agreed);

    var id = agreed.path("job").asString();
    assertThat(premises.tokyo.begun()).contains(id + "/forget", id + "/prune");
    assertThat(premises.tokyo.marks()).containsExactly("day-1", "day-2", "day-3", "day-4", "day-5");
    assertThat(marksOf("tokyo")).containsExactly("day-1", "day-2", "day-3", "day-4", "day-5");
    assertThat(marksOf("osaka")).hasSize(12);
    assertThat(sato.get(PLAN).path("proposal").isNull()).isTrue();
    assertThat(sato.get("/jobs?kind=retention").get(0).path("kind").asString())
        .isEqualTo("retention");
  }

  @Test
  void onePersonDecidesAboutLittleAndTheCatalogFollows() throws Exception {
    premises.tokyo.holdsOnly(points(6));

    var plan = sato.get(PLAN);
    assertThat(plan.path("needsTwoPeople").asBoolean()).isFalse();
    sato.jobDone(sato.post(PLAN, order(plan.path("plan").asString())));

    assertThat(premises.tokyo.marks()).hasSize(5);
    assertThat(marksOf("tokyo")).hasSize(5).doesNotContain("day-6");
  }

  @Test
  @Tag("DAT-02")
  void whatAMirrorHasYetToFetchStays() throws Exception {
    premises.osaka.holdsOnly(points(9));

    var points = sato.get(PLAN).at("/services/0/points");

    assertThat(point(points, "day-9").path("fate").asString()).isEqualTo("EXPIRED");
    assertThat(point(points, "day-10").path("fate").asString()).isEqualTo("KEPT");
    assertThat(point(points, "day-10").at("/because/0/en").asString())
        .isEqualTo("not fetched yet by osaka");
  }

  @Test
  void aMirrorForgetsAfterItsOriginalAndItsNextRunTellsTheCatalog() throws Exception {
    assertThat(sato.get("/vaults/osaka/retention").path("forgets").asInt()).isZero();
    premises.tokyo.holdsOnly(points(11));

    var plan = sato.get("/vaults/osaka/retention");
    assertThat(plan.path("forgets").asInt()).isOne();
    assertThat(point(plan.at("/services/0/points"), "day-11").at("/because/0/en").asString())
        .isEqualTo("still in tokyo, which this vault mirrors");

    premises.osaka.holdsOnly(points(8));
    premises.tokyo.holdsOnly(points(8));
    sato.jobDone(sato.post("/vaults/osaka/mirror", ""));
    assertThat(marksOf("osaka")).hasSize(8);
  }

  @Test
  void theLastPointThatADrillBroughtBackStays() throws Exception {
    premises.tokyo.holdsOnly(List.of());
    premises.osaka.holdsOnly(List.of());
    premises.protect(Premises.REGISTRY, "full");
    var run = premises.ended(premises.order(Premises.REGISTRY, "site-loss", "drill"));
    assertThat(run.path("state").asString()).isEqualTo("RECOVERED");
    var drilled = premises.tokyo.marks();
    assertThat(drilled).hasSize(1);
    var newer = new ArrayList<SnapshotRef>();
    for (var day = 1; day <= 6; day++) {
      newer.addAll(point("later-" + day, Instant.now().minusMillis(600 - 100 * day)));
    }
    premises.tokyo.holds(newer);
    premises.osaka.holds(newer);

    var points = sato.get(PLAN).at("/services/0/points");

    assertThat(point(points, drilled.getFirst()).at("/because/0/en").asString())
        .startsWith("the last that was brought back whole");
    assertThat(point(points, "later-1").path("fate").asString()).isEqualTo("EXPIRED");
  }

  @Test
  void whatWasNotShownIsNotForgotten() throws Exception {
    premises.tokyo.holdsOnly(points(6));
    var plan = sato.get(PLAN).path("plan").asString();
    premises.tokyo.holds(point("day-0", 0));

    assertThat(sato.posted(PLAN, order(plan)).statusCode()).isEqualTo(409);
    for (var mistaken : List.of("{}", "[]", "{\"plan\": \"\"}", "{\"plan\": 5, \"note\": {}}")) {
      assertThat(sato.posted(PLAN, mistaken).statusCode()).as(mistaken).isEqualTo(400);
    }
    assertThat(sato.posted("/vaults/kyoto/retention", order(plan)).statusCode()).isEqualTo(404);
    assertThat(premises.tokyo.marks()).hasSize(7);
  }

  /// Between the agreement and the deed somebody held one of the points.
  @Test
  void whatTwoPeopleAgreedToIsNotForgottenOnceOneOfItsPointsIsHeld() throws Exception {
    var plan = sato.get(PLAN).path("plan").asString();
    sato.post(PLAN, order(plan));
    premises.tokyo.keeps("day-12", "tanaka: lawsuit");

    var job = suzuki.post(PLAN, order(plan)).path("job").asString();
    var failed = sato.until("/jobs/" + job, seen -> !seen.path("endedAt").isNull());
    premises.tokyo.keeps("day-12", "");

    assertThat(failed.path("state").asString()).isEqualTo("FAILED");
    assertThat(failed.path("error").asString())
        .contains("registry day-12", "nothing was forgotten");
    assertThat(premises.tokyo.marks()).hasSize(12);
  }

  @Test
  void aRunThatIsDueForgetsNothingThatPeopleHaveToAgreeTo() throws Exception {
    var refused = due("retention.tokyo-due-1");
    assertThat(refused.path("state").asString()).isEqualTo("FAILED");
    assertThat(refused.path("error").asString())
        .isEqualTo(
            "7 of 12 points of registry would go, and two people have to agree to that: nothing was"
                + " forgotten");
    assertThat(premises.tokyo.marks()).hasSize(12);

    premises.tokyo.holdsOnly(points(6));
    assertThat(due("retention.tokyo-due-2").path("state").asString()).isEqualTo("DONE");
    assertThat(premises.tokyo.marks()).hasSize(5);
  }

  @Test
  void thePageShowsWhatGoesAndWhyInBothLanguages() throws Exception {
    var page = "/vaults/tokyo/retention?lang=";
    var english = premises.page(page + "en", "Accept", "text/html").body();
    assertThat(english)
        .contains("5 points stay, 7 go", "one of the newest 5", "no rule wants it")
        .contains("a second one has to agree")
        .doesNotContain("??", "<form");
    var japanese = premises.page(page + "ja", "Accept", "text/html").body();
    assertThat(japanese).contains("5個を保持、7個を削除", "どの規則にも該当しない").doesNotContain("??");

    sato.post(PLAN, order(sato.get(PLAN).path("plan").asString()));
    assertThat(premises.page(page + "ja", "Accept", "text/html").body())
        .contains("2人目の承認待ち", "7個のポイントの削除", "disk is full");
    try (var operator = premises.showing("operator.osaka.tanaka")) {
      var address = "https://127.0.0.1:" + premises.port + "/vaults/tokyo/retention";
      var asked = HttpRequest.newBuilder(URI.create(address + "/withdraw"));
      asked.POST(HttpRequest.BodyPublishers.noBody());
      assertThat(operator.send(asked.build(), BodyHandlers.ofString()).statusCode())
          .isBetween(300, 399);
      var seen =
          operator.send(
              HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
      assertThat(seen.body()).contains("<form").doesNotContain("disk is full");
    }
    assertThat(premises.tokyo.marks()).hasSize(12);
  }

  @Test
  void aPointIsHeldWithAReasonByWhoeverAskedAndReleased() throws Exception {
    var hold = json(Map.of("service", "registry", "mark", "day-9", "reason", "lawsuit"));
    assertThat(sato.post("/vaults/tokyo/holds", hold).path("snapshots").isNumber()).isTrue();

    var held = sato.get("/vaults/tokyo/holds");
    assertThat(held).hasSize(1);
    assertThat(held.get(0).path("by").asString()).isEqualTo("operator.osaka.sato: lawsuit");
    assertThat(sato.get(PLAN).path("forgets").asInt()).isEqualTo(6);

    for (var mistaken :
        List.of(
            Map.of("service", "registry", "mark", "day-9"),
            Map.of("service", "registry", "mark", "day-9", "reason", "r".repeat(201)),
            Map.of(
                "service",
                "registry",
                "mark",
                "day-9",
                "reason",
                "late",
                "until",
                "2020-01-01T00:00:00Z"))) {
      assertThat(sato.posted("/vaults/tokyo/holds", json(mistaken)).statusCode()).isEqualTo(400);
    }
    var nowhere = json(Map.of("service", "registry", "mark", "day-99", "reason", "lawsuit"));
    assertThat(sato.posted("/vaults/tokyo/holds", nowhere).statusCode()).isEqualTo(409);
    try (var operator = premises.showing("operator.osaka.yamada")) {
      var address =
          "https://127.0.0.1:" + premises.port + "/api/v1/vaults/tokyo/holds/registry/day-9";
      var asked = HttpRequest.newBuilder(URI.create(address)).DELETE().build();
      assertThat(operator.send(asked, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
    assertThat(sato.get("/vaults/tokyo/holds")).isEmpty();
  }

  @Test
  void aVerificationThatFoundDamageIsAnAlarm() throws Exception {
    premises.tokyo.failAlwaysAt("/verify");
    var job = sato.post("/vaults/tokyo/verifications", "{\"sample\": \"1/1\"}").path("job");
    sato.until("/jobs/" + job.asString(), seen -> !seen.path("endedAt").isNull());

    assertThat(sato.get("/attention").valueStream())
        .anyMatch(
            item ->
                item.path("level").asString().equals("ALARM")
                    && item.at("/sentence/en").asString().contains("Vault tokyo: its verification")
                    && item.path("command").asString().equals("hikae verify list"));
    premises.tokyo.failAlwaysAt(null);
    sato.jobDone(sato.post("/vaults/tokyo/verifications", "{\"sample\": \"1/1\"}"));
    assertThat(sato.get("/attention").toString()).doesNotContain("its verification");
  }

  @Test
  @Tag("DAT-01")
  void aVaultIsShownAgainstWhatIsContractedForIt() throws Exception {
    var volume = sato.get("/volumes").get(0);
    assertThat(volume.path("vault").asString()).isEqualTo("tokyo");
    assertThat(volume.path("contractedBytes").asLong()).isEqualTo(1L << 20);
    assertThat(volume.path("until").asString()).isEqualTo("2099-03-31");
    assertThat(volume.path("days")).hasSize(1);
    assertThat(volume.at("/basis/en").asString()).startsWith("no forecast");
    assertThat(premises.page("/vaults?lang=ja", "Accept", "text/html").body())
        .contains("契約容量 1.00 MiB のうち", "2099-03-31 まで保管");
    assertThat(sato.get("/requirements").valueStream())
        .anyMatch(
            row ->
                row.path("id").asString().equals("DAT-01")
                    && row.at("/finding/en").asString().startsWith("tokyo: "));
  }

  @Test
  @Tag("DAT-01")
  void aPlanSaysThatPointsWouldGoBeforeTheContractEnds() throws Exception {
    assertThat(sato.get(PLAN).path("beforeContractEnd").asString()).isEqualTo("2099-03-31");
    assertThat(sato.get("/vaults/osaka/retention").path("beforeContractEnd").isNull()).isTrue();
    assertThat(premises.page("/vaults/tokyo/retention?lang=en", "Accept", "text/html").body())
        .contains("keeps data until 2099-03-31: these points would go before it ends");
  }

  @Test
  @Tag("DAT-03")
  void everyNodeDeletesWhatItHasKeptLongEnoughAndSaysSo() throws Exception {
    var plans = sato.get("/housekeeping");
    assertThat(plans.valueStream().map(plan -> plan.path("node").asString()))
        .containsExactly("orchestrator.osaka.o1", "agent.osaka.a1", "agent.tokyo.a1");
    assertThat(plans.get(0).path("heaps").valueStream())
        .anyMatch(
            heap ->
                heap.path("heap").asString().equals("accesses")
                    && heap.at("/rule/ja").asString().equals("13か月間保存"));
    assertThat(plans.get(2).path("things").asLong()).isEqualTo(3);

    for (var order : sato.post("/housekeeping", "")) {
      sato.jobDone(order);
    }

    assertThat(premises.tokyo.begun()).anyMatch(task -> task.endsWith("/clean"));
    assertThat(sato.get("/jobs?kind=housekeeping").valueStream())
        .hasSize(3)
        .allMatch(job -> job.path("state").asString().equals("DONE"))
        .anyMatch(job -> job.path("summary").asString().equals("nothing was old enough"));
  }

  /// As a schedule orders it.
  private JsonNode due(String name) throws Exception {
    var work = Work.Retention.due(new VaultName("tokyo"), new SiteId("tokyo"));
    var began = new JobEvent.JobBegan(Instant.now(), new JobId(name), work);
    var ledger = premises.stage.ledger.at(NodeId.parse("orchestrator.osaka.o1"));
    var before =
        ledger.entries(0, Integer.MAX_VALUE).stream()
            .filter(entry -> entry.stream().equals(work.stream()))
            .count();
    ledger
        .append(work.stream(), before, "JobBegan", new DomainJson().write(began))
        .get(30, TimeUnit.SECONDS);
    sato.until("/jobs", jobs -> jobs.findValuesAsString("id").contains(name));
    return sato.until("/jobs/" + name, seen -> !seen.path("endedAt").isNull());
  }

  private List<String> marksOf(String vault) throws Exception {
    return sato.get("/points?service=registry")
        .valueStream()
        .filter(point -> point.path("vault").asString().equals(vault))
        .map(point -> point.path("mark").asString())
        .toList();
  }

  private static JsonNode point(JsonNode points, String mark) {
    return points
        .valueStream()
        .filter(point -> point.path("mark").asString().equals(mark))
        .findFirst()
        .orElseThrow();
  }

  private static List<SnapshotRef> points(int days) {
    var points = new ArrayList<SnapshotRef>();
    for (var day = 1; day <= days; day++) {
      points.addAll(point("day-" + day, day));
    }
    return points;
  }

  private static List<SnapshotRef> point(String mark, int daysAgo) {
    return point(mark, Instant.now().minus(Duration.ofDays(daysAgo)));
  }

  private static List<SnapshotRef> point(String mark, Instant at) {
    return List.of(snapshot(mark, "database", at), snapshot(mark, "documents", at));
  }

  private static SnapshotRef snapshot(String mark, String source, Instant at) {
    return new SnapshotRef(
        mark + "-" + source,
        Premises.REGISTRY,
        new SourceId(source),
        mark,
        SnapshotKind.FULL,
        at,
        100,
        10);
  }

  private static String order(String plan) {
    return json(Map.of("plan", plan, "note", "disk is full"));
  }

  private static String json(Map<String, ?> body) {
    return new JsonMapper().writeValueAsString(body);
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T unset() {
    return null;
  }
}
