package org.hikae.orchestrator.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hikae.orchestrator.Premises;
import org.hikae.orchestrator.signin.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// People sign in at a whole orchestrator through a real Keycloak, set up as the guide says.
@Tag("long")
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class KeycloakTest {
  private static final String SERVICE = "https://hikae.example.jp";
  private static final String PASSWORD = "a password of Sato's";
  private static final String REALM =
      """
      {"realm":"hikae","enabled":true,
       "groups":[{"name":"hikae-drills"},{"name":"hikae-admins"},{"name":"others"}],
       "users":[
         {"username":"sato","enabled":true,"email":"sato@example.jp","firstName":"S",
          "lastName":"S","credentials":[{"type":"password","value":"%1$s"}],
          "groups":["/hikae-drills","/hikae-admins"]},
         {"username":"guest","enabled":true,"email":"guest@example.jp","firstName":"G",
          "lastName":"G","credentials":[{"type":"password","value":"%1$s"}],
          "groups":["/others"]}]}
      """
          .formatted(PASSWORD);

  @TempDir static Path folder = Path.of("unset");

  private Keycloak keycloak;
  private Premises premises;

  @BeforeAll
  void start() throws Exception {
    keycloak = Keycloak.start(folder);
    keycloak.admin("POST", "", "application/json", REALM);
    var file = Files.writeString(folder.resolve("idp.xml"), keycloak.metadata("hikae"));
    var settings =
        """
        saml:
          metadata: %s
          entityId: %s
          rights: {attribute: groups, test: [hikae-drills], admin: [hikae-admins]}
        """
            .formatted(file, SERVICE);
    premises = Premises.open(Files.createDirectory(folder.resolve("all")), settings, "");
    keycloak.know("hikae", premises.page("/saml/metadata").body());
  }

  @AfterAll
  void stop() throws Exception {
    if (premises != null) {
      premises.close();
    }
    if (keycloak != null) {
      keycloak.stop();
    }
  }

  private HttpResponse<String> arrival(Browser browser, String name) throws Exception {
    keycloak.anotherBrowser();
    return again(browser, name);
  }

  /// The same person at the same browser.
  private HttpResponse<String> again(Browser browser, String name) throws Exception {
    var departure = browser.open("/saml/sign-in?to=/points");
    var at = departure.headers().firstValue("Location").orElseThrow();
    var page = keycloak.signIn(at, name, PASSWORD);
    return browser.sendAs(
        "/saml/acs", "", "null", "SAMLResponse", Keycloak.answer(page), "RelayState", "");
  }

  @Test
  @Tag("SEC-04")
  void peopleSignInThroughKeycloak() throws Exception {
    var sato = new Browser(premises);
    var arrived = arrival(sato, "sato");
    assertThat(arrived.statusCode()).as(arrived.body()).isEqualTo(200);
    assertThat(arrived.body()).contains("0;url=/points\"");
    assertThat(sato.open("/points?lang=en").body()).contains("saml/sato");
    assertThat(sato.open("/users").statusCode()).as("an administrator").isEqualTo(200);
    premises.sato.until(
        "/audit?who=saml/sato", seen -> seen.toString().contains("/saml/acs#read+test+admin"));

    assertThat(again(new Browser(premises), "nobody").statusCode())
        .as("signed in there already")
        .isEqualTo(200);
  }

  @Test
  void whoeverIsInNoneOfTheGroupsIsTurnedAway() throws Exception {
    var guest = new Browser(premises);
    var arrived = arrival(guest, "guest");
    assertThat(arrived.statusCode()).isEqualTo(403);
    assertThat(arrived.body()).contains(">no-right<");
    assertThat(guest.open("/points").statusCode()).isEqualTo(302);
  }

  @Test
  void whoeverKeycloakDoesNotKnowBringsNothing() throws Exception {
    keycloak.anotherBrowser();
    var browser = new Browser(premises);
    var departure = browser.open("/saml/sign-in");
    var at = departure.headers().firstValue("Location").orElseThrow();
    assertThat(keycloak.signIn(at, "sato", "wrong")).doesNotContain("SAMLResponse");
  }

  /// What its administrators may have set otherwise.
  @Test
  void howKeycloakSignsDecidesWhetherItIsBelieved() throws Exception {
    try {
      assertThat(arrivalWith("saml.assertion.signature", "false").statusCode())
          .as("the response alone is signed")
          .isEqualTo(200);
      assertThat(arrivalWith("saml.server.signature", "false").body()).contains(">unsigned<");
      assertThat(arrivalWith("saml.assertion.signature", "true").statusCode())
          .as("the assertion alone is signed")
          .isEqualTo(200);
      assertThat(arrivalWith("saml.signature.algorithm", "RSA_SHA1").body())
          .contains(">algorithm<");
      assertThat(arrivalWith("saml.signature.algorithm", "RSA_SHA512").statusCode()).isEqualTo(200);
    } finally {
      keycloak.change(
          "hikae",
          SERVICE,
          Map.of(
              "saml.assertion.signature", "true",
              "saml.server.signature", "true",
              "saml.signature.algorithm", "RSA_SHA256"));
    }
  }

  private HttpResponse<String> arrivalWith(String setting, String value) throws Exception {
    keycloak.change("hikae", SERVICE, Map.of(setting, value));
    return arrival(new Browser(premises), "sato");
  }
}
