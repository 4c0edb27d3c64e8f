package org.hikae.orchestrator.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.hikae.domain.access.ChainCheck;
import org.hikae.orchestrator.Premises;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every access to a whole orchestrator is kept, and can be looked at and taken along.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditTest {
  private static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");

  @TempDir static Path folder = Path.of("unset");

  @SuppressWarnings("NullAway.Init")
  private Premises premises;

  @SuppressWarnings("NullAway.Init")
  private HttpClient ito;

  @BeforeAll
  void start() throws Exception {
    premises = Premises.open(folder, "notices: {patience: 300ms}\n", "");
    ito = premises.showing("operator.osaka.ito");
  }

  @AfterAll
  void stop() {
    ito.close();
    premises.close();
  }

  private JsonNode found(String query) throws Exception {
    return premises.sato.get("/audit?" + query);
  }

  private HttpResponse<String> page(String path) throws Exception {
    var address = URI.create("https://127.0.0.1:" + premises.port + path);
    return ito.send(
        HttpRequest.newBuilder(address).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  private ChainCheck exported() throws Exception {
    var lines = page("/audit/accesses.jsonl").body();
    return AccessLines.check(new BufferedReader(new StringReader(lines)));
  }

  @Test
  @Tag("SEC-17")
  @Order(1)
  void whatIsGrantedIsKeptWithWhoFromWhereAndWhat() throws Exception {
    premises.page("/points/registry?lang=en");
    premises.sato.jobDone(premises.sato.post("/services/registry/backups", "{\"kind\":\"full\"}"));

    var looked = found("what=/points/registry").path("accesses");
    assertThat(looked).hasSize(1);
    assertThat(looked.get(0).path("who").asString()).isEqualTo("stranger");
    assertThat(looked.get(0).path("from").asString()).isEqualTo("127.0.0.1");
    assertThat(looked.get(0).path("status").asInt()).isEqualTo(200);
    var changed = found("what=/backups&who=SATO&from=127.").path("accesses");
    assertThat(changed).hasSize(1);
    assertThat(changed.get(0).path("who").asString()).isEqualTo("operator.osaka.sato");
    assertThat(changed.get(0).path("right").asString()).isEqualTo("run");
    assertThat(changed.get(0).path("status").asInt()).isEqualTo(202);
  }

  @Test
  @Tag("SEC-19")
  @Order(2)
  void whatIsRefusedIsKeptToo() throws Exception {
    premises.send("POST", "/api/v1/vaults/osaka/mirror", "");
    premises.page("/api/v1/jobs", "Authorization", "Bearer hikae_0_nothing");

    var refused = found("refused=true").path("accesses");
    assertThat(refused.valueStream())
        .anyMatch(
            each ->
                each.path("status").asInt() == 403
                    && each.path("who").asString().equals("stranger")
                    && each.path("path").asString().equals("/api/v1/vaults/osaka/mirror"))
        .anyMatch(
            each ->
                each.path("status").asInt() == 401
                    && each.path("who").asString().equals("unknown"));
    assertThat(refused.toString()).doesNotContain("nothing");
  }

  @Test
  @Order(3)
  void whatIsAskedForAgainIsCounted() throws Exception {
    for (var i = 0; i < 5; i++) {
      premises.page("/vaults");
    }

    assertThat(found("what=/vaults&who=stranger").path("accesses").valueStream())
        .filteredOn(each -> each.path("path").asString().equals("/vaults"))
        .hasSize(1);
  }

  @Test
  @Order(4)
  void onlyAnAdministratorSeesIt() throws Exception {
    for (var path : List.of("/api/v1/audit", "/api/v1/audit/chain?node=x", "/audit")) {
      assertThat(premises.page(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(premises.page("/audit/accesses.jsonl").statusCode()).isEqualTo(403);
    assertThat(premises.page("/", "Accept", "text/html").body()).doesNotContain("\"/audit\"");
  }

  @Test
  @Order(5)
  void thePageFindsInBothLanguages() throws Exception {
    var japanese = page("/audit?refused=true&from=127&lang=ja");
    assertThat(japanese.statusCode()).as(japanese.body()).isEqualTo(200);
    assertThat(japanese.body()).contains("拒否", "/api/v1/vaults/osaka/mirror").doesNotContain("??");
    assertThat(page("/audit?after=2020-01-01&until=2020-01-02&lang=en").body())
        .contains("Nothing fits.");
    assertThat(page("/audit?who=%00&lang=en").body()).contains("Nothing fits.");
    assertThat(page("/audit?after=never").statusCode()).isEqualTo(400);
    assertThat(page("/audit/accesses.csv").body()).startsWith(AccessLines.HEAD + "\n");
  }

  @Test
  @Tag("SEC-18")
  @Order(6)
  void whatIsTakenAlongIsOneChain() throws Exception {
    found("");

    var check = exported();
    assertThat(check.flaws()).isEmpty();
    assertThat(check.stretches())
        .singleElement()
        .satisfies(stretch -> assertThat(stretch.from()).isEqualTo(1))
        .satisfies(stretch -> assertThat(stretch.end().number()).isGreaterThan(5));
  }

  @Test
  @Tag("long")
  @Tag("SEC-19")
  @Order(7)
  void anAddressThatIsRefusedAgainAndAgainRaisesANotice() throws Exception {
    for (var i = 0; i < 25; i++) {
      premises.send("POST", "/api/v1/services/permits/backups", "{}");
    }
    premises.sato.get("/audit");

    premises.sato.until(
        "/notices",
        notices ->
            notices
                .valueStream()
                .anyMatch(
                    notice ->
                        notice
                            .at("/sentence/en")
                            .asString("")
                            .startsWith("Requests from 127.0.0.1 were refused 20 times")));
  }

  @Test
  @Tag("long")
  @Order(8)
  void whatNoMajorityTakesWaitsOnTheDisk() throws Exception {
    premises.stage.ledger.cutOff(OSAKA, true);
    premises.page("/runbooks?while=alone");
    assertThat(found("what=while").path("settled").asBoolean()).isFalse();

    premises.stage.ledger.cutOff(OSAKA, false);
    premises.sato.until(
        "/audit?what=while%3Dalone",
        seen -> seen.path("settled").asBoolean() && !seen.path("accesses").isEmpty());
    assertThat(found("what=while%3Dalone&who=stranger").path("accesses")).hasSize(1);
    assertThat(exported().flaws()).isEmpty();
  }

  @Test
  @Tag("long")
  @Order(9)
  void aNodeThatLostItsDiskGoesOnWithItsChain() throws Exception {
    var before = exported().stretches().iterator().next().end().number();
    premises.restartWithAnEmptyStore();
    premises.page("/history?after=loss");
    premises.sato.until(
        "/audit?what=after%3Dloss",
        seen -> seen.path("settled").asBoolean() && !seen.path("accesses").isEmpty());

    var check = exported();
    assertThat(check.flaws()).isEmpty();
    assertThat(check.stretches())
        .singleElement()
        .satisfies(stretch -> assertThat(stretch.from()).isEqualTo(1))
        .satisfies(stretch -> assertThat(stretch.end().number()).isGreaterThan(before));
  }
}
