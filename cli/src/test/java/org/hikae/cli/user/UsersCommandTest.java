package org.hikae.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hikae.cli.StandIn;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

class UsersCommandTest {
  private static final String USERS =
      """
      [{"name": "sato", "rights": ["read", "test"], "breakGlass": false, "disabled": false,
        "mustChange": false, "factor": true, "by": "operator.osaka.o1", "at": "2026-11-27T01:00:00Z"},
       {"name": "ito", "rights": ["admin"], "breakGlass": false, "disabled": true,
        "mustChange": true, "factor": false, "by": "sato", "at": "2026-11-27T01:00:00Z"},
       {"name": "safe", "rights": ["admin"], "breakGlass": true, "disabled": false,
        "mustChange": false, "factor": false, "by": "sato", "at": "2026-11-27T01:00:00Z"},
       {"name": "mori", "rights": ["read"], "breakGlass": false, "disabled": false,
        "mustChange": true, "factor": false, "by": "sato", "at": "2026-11-27T01:00:00Z"},
       {"name": "kato", "rights": ["read"], "breakGlass": false, "disabled": false,
        "mustChange": false, "factor": false, "by": "sato", "at": "2026-11-27T01:00:00Z"}]\
      """;
  private static final String PASSWORD = "{\"name\": \"sato\", \"password\": \"stone-river-lamp\"}";

  @RegisterExtension
  static final StandIn ORCHESTRATOR =
      new StandIn(
          Map.of(
              "GET /api/v1/users",
              USERS,
              "POST /api/v1/users",
              PASSWORD,
              "POST /api/v1/users/sato/reset",
              PASSWORD,
              "POST /api/v1/users/sato/disable",
              "",
              "POST /api/v1/users/sato/enable",
              "",
              "POST /api/v1/users/sato/rights",
              ""),
          "there is no such account");

  @Test
  void theListSaysWhatEachMayDoAndHowTheAccountStands() {
    var listed = ORCHESTRATOR.typed("users", "list");

    assertThat(listed.err()).isEmpty();
    assertThat(listed.status()).isZero();
    assertThat(listed.out().lines())
        .anyMatch(line -> line.matches("Name +May +State +Made by"))
        .anyMatch(line -> line.matches("sato +read test +password and second factor +operator.*"))
        .anyMatch(line -> line.matches("ito +admin +disabled +sato"))
        .anyMatch(line -> line.matches("safe +admin +for when nothing else works +sato"))
        .anyMatch(line -> line.matches("mori +read +has not signed in yet +sato"))
        .anyMatch(line -> line.matches("kato +read +no second factor yet +sato"));
    assertThat(ORCHESTRATOR.typedIn(Words.japanese(), "users", "list").out()).contains("非常用");
  }

  @Test
  void withJsonTheListIsAsItCame() {
    var json = new JsonMapper();
    assertThat(json.readTree(ORCHESTRATOR.typed("users", "list", "--json").out()))
        .isEqualTo(json.readTree(USERS));
  }

  @Test
  void onlyTheFirstPasswordGoesToStandardOutput() {
    var made = ORCHESTRATOR.typed("users", "add", "sato", "--right", "read,test");

    assertThat(made.status()).isZero();
    assertThat(made.out()).isEqualTo("stone-river-lamp\n");
    assertThat(made.err()).startsWith("The first password of sato. It is shown only now");
    assertThat(ORCHESTRATOR.ordered().toString())
        .contains("\"name\":\"sato\"", "\"rights\":[\"read\",\"test\"]", "\"breakGlass\":false");

    var glass = ORCHESTRATOR.typed("users", "add", "sato", "--right", "admin", "--break-glass");
    assertThat(glass.err()).contains("put it into a safe");
    assertThat(ORCHESTRATOR.ordered().path("breakGlass").asBoolean()).isTrue();

    var reset = ORCHESTRATOR.typed("users", "reset", "sato");
    assertThat(reset.out()).isEqualTo("stone-river-lamp\n");
    assertThat(reset.err()).startsWith("The first password of sato.");
  }

  @Test
  void anAccountIsDisabledEnabledAndAllowedMore() {
    assertThat(ORCHESTRATOR.typed("users", "disable", "sato").out())
        .isEqualTo("Nobody gets in as sato any more.\n");
    assertThat(ORCHESTRATOR.typed("users", "enable", "sato").out())
        .isEqualTo("sato may sign in again.\n");
    assertThat(ORCHESTRATOR.typed("users", "grant", "sato", "--right", "run,admin").out())
        .isEqualTo("sato may now: run admin.\n");
    assertThat(ORCHESTRATOR.ordered().toString()).isEqualTo("{\"rights\":[\"run\",\"admin\"]}");
    assertThat(ORCHESTRATOR.asked())
        .containsExactly(
            "POST /api/v1/users/sato/disable",
            "POST /api/v1/users/sato/enable",
            "POST /api/v1/users/sato/rights");
  }

  @Test
  void whateverIsTypedAsANameStaysOneName() {
    var refused = ORCHESTRATOR.typed("users", "disable", "../sato x");

    assertThat(refused.status()).isEqualTo(31);
    assertThat(refused.err()).isEqualTo("error: there is no such account.\nHINT: list them.\n");
    assertThat(ORCHESTRATOR.asked()).containsExactly("POST /api/v1/users/..%2Fsato%20x/disable");
  }

  @Test
  void aRightThatThereIsNotIsRefusedBeforeAnybodyIsAsked() {
    var refused = ORCHESTRATOR.typed("users", "add", "sato", "--right", "all");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).startsWith("error: ").contains("--right", "HINT: ");
    assertThat(ORCHESTRATOR.asked()).isEmpty();
  }
}
