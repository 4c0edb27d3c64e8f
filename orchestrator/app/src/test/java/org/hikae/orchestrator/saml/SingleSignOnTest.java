package org.hikae.orchestrator.saml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.hikae.orchestrator.Premises;
import org.hikae.orchestrator.saml.PlayedProvider.Says;
import org.hikae.orchestrator.signin.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// People sign in at a whole orchestrator by what a provider says of them, over TLS.
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SingleSignOnTest {
  private static final String ELSEWHERE = "https://idp.example.jp";
  private static final String SESSION = "__Host-hikae-orchestrator.osaka.o1";
  private static final Pattern ID = Pattern.compile(" ID=\"(_[0-9a-f]{64})\"");

  @TempDir static Path folder = Path.of("unset");

  private PlayedProvider provider;
  private Premises premises;
  private int assertions;

  @BeforeAll
  void start() throws Exception {
    provider = new PlayedProvider();
    var file = Files.writeString(folder.resolve("idp.xml"), provider.metadata());
    var settings =
        """
        saml:
          metadata: %s
          entityId: https://hikae.example.jp
          rights: {attribute: groups, test: [ops], admin: [chiefs]}
          passwords: false
        """
            .formatted(file);
    premises = Premises.open(Files.createDirectory(folder.resolve("all")), settings, "");
  }

  @AfterAll
  void stop() {
    premises.close();
  }

  private String console() {
    return "https://127.0.0.1:" + premises.port;
  }

  /// Goes to the provider, and returns what is to be said there.
  private Says away(Browser browser, String to) throws Exception {
    var departure = browser.open("/saml/sign-in?to=" + to);
    assertThat(departure.statusCode()).isEqualTo(302);
    var at = URI.create(departure.headers().firstValue("Location").orElseThrow());
    assertThat(at.toString()).startsWith(PlayedProvider.SIGN_IN_AT.toString());
    var query = at.getRawQuery();
    var deflated =
        Base64.getDecoder()
            .decode(URLDecoder.decode(query.substring(query.indexOf("SAMLRequest=") + 12), UTF_8));
    try (var in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
      var id = ID.matcher(new String(in.readAllBytes(), UTF_8));
      assertThat(id.find()).isTrue();
      var says =
          new Says("https://hikae.example.jp", console() + "/saml/acs", id.group(1), Instant.now());
      says.assertionId = "_a" + assertions++;
      return says;
    }
  }

  private HttpResponse<String> back(Browser browser, String response) throws Exception {
    return browser.sendAs(
        "/saml/acs", "", ELSEWHERE, "SAMLResponse", PlayedProvider.encoded(response));
  }

  private Browser signedIn(String person, String groups) throws Exception {
    var browser = new Browser(premises);
    var says = away(browser, "/points");
    says.person = person;
    says.groups = "<saml:AttributeValue>" + groups + "</saml:AttributeValue>";
    var arrived = back(browser, provider.signed(says.response(), "Assertion"));
    assertThat(arrived.statusCode()).as(arrived.body()).isEqualTo(200);
    return browser;
  }

  @Test
  void withoutASessionNobodyReadsThoughNobodyHasAnAccount() throws Exception {
    assertThat(premises.page("/api/v1/status").statusCode()).isEqualTo(401);
    var page = new Browser(premises).open("/sign-in?lang=en&to=/points");
    assertThat(page.body())
        .contains("/saml/sign-in?to=%2Fpoints", "Sign in through your organisation")
        .contains("With an account for when nothing else works")
        .doesNotContain("autofocus");
    assertThat(new Browser(premises).open("/sign-in?lang=ja").body())
        .contains("組織のアカウントでサインイン")
        .doesNotContain("??");
  }

  @Test
  @Tag("SEC-04")
  void whoeverTheProviderVouchesForGoesWhereTheyWantedTo() throws Exception {
    var browser = new Browser(premises);
    var says = away(browser, "/points?lang=en");
    var arrived = back(browser, provider.signed(says.response(), "Assertion"));

    assertThat(arrived.body())
        .as("no redirect: a strict cookie is not sent along with one from elsewhere")
        .contains("<meta http-equiv=\"refresh\" content=\"0;url=/points?lang=en\"");
    assertThat(arrived.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith(SESSION + "="))
        .singleElement()
        .asString()
        .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(arrived.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    assertThat(browser.cookies()).containsOnlyKeys(SESSION);
    assertThat(browser.open("/points?lang=en").body())
        .contains("saml/sato@example.jp", "Sign out")
        .doesNotContain("href=\"/account\"");
  }

  @Test
  void theCookieOfARequestComesBackFromElsewhereAndShowsNobody() throws Exception {
    var browser = new Browser(premises);
    var departure = browser.open("/saml/sign-in?to=//evil.example/");
    assertThat(departure.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("__Host-hikae-asked-orchestrator.osaka.o1=", "SameSite=None", "Secure")
        .contains("HttpOnly", "Max-Age=600");
    assertThat(browser.open("/points").statusCode()).isEqualTo(302);
    var says = away(browser, "//evil.example/");
    assertThat(back(browser, provider.signed(says.response(), "Response")).body())
        .contains("0;url=/\"")
        .doesNotContain("evil");
  }

  @Test
  void anAnswerInAnotherBrowserIsRefused() throws Exception {
    var says = away(new Browser(premises), "/");
    var response = provider.signed(says.response(), "Assertion");
    var refused = back(new Browser(premises), response);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith(SESSION + "="));
    assertThat(refused.body()).contains(">request<").doesNotContain("http-equiv=\"refresh\"");
  }

  @Test
  void rightsAreThoseOfTheGroupsAndFormsAreStillAsked() throws Exception {
    var tester = signedIn("tester@example.jp", "ops");
    assertThat(tester.open("/users").statusCode()).isEqualTo(403);
    tester.open("/notices");
    assertThat(tester.send("/notices/contacts/nobody/test").statusCode()).isEqualTo(404);
    assertThat(tester.sendAs("/notices/contacts/nobody/test", "", console()).statusCode())
        .as("a form that is not ours")
        .isEqualTo(403);
    tester.open("/services/registry");
    var incident =
        tester.send("/services/registry/runs", "runbook", "site-loss", "occasion", "incident");
    assertThat(incident.statusCode()).isIn(403, 404);
    var chief = signedIn("chief@example.jp", "chiefs");
    assertThat(chief.open("/users").statusCode()).isEqualTo(200);
    assertThat(chief.open("/settings?lang=ja").body())
        .contains(PlayedProvider.ENTITY_ID, "パスワードは非常用アカウントのみ", "サインイン中:");
    assertThat(chief.open("/users?lang=en").body())
        .contains("People sign in through the identity provider");
    chief.open("/notices");
    chief.follow(chief.send("/sign-out"));
    assertThat(chief.open("/users").statusCode()).isEqualTo(302);
  }

  @Test
  void whoeverHasNoRightIsTurnedAwayByName() throws Exception {
    var browser = new Browser(premises);
    var says = away(browser, "/");
    says.person = "guest@example.jp";
    says.groups = "<saml:AttributeValue>guests</saml:AttributeValue>";
    var refused = back(browser, provider.signed(says.response(), "Assertion"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(browser.open("/points").statusCode()).isEqualTo(302);
    var told =
        premises.sato.until(
            "/audit?who=saml/guest@example.jp", seen -> !seen.path("accesses").isEmpty());
    assertThat(told.path("accesses").findValuesAsString("path"))
        .containsExactly("/saml/acs#no-right");
  }

  @Test
  void everySignInIsInTheAuditWithWhatCameOfIt() throws Exception {
    signedIn("auditor@example.jp", "chiefs");
    var browser = new Browser(premises);
    var says = away(browser, "/");
    back(browser, says.response());

    var granted =
        premises.sato.until(
            "/audit?who=saml/auditor@example.jp", seen -> !seen.path("accesses").isEmpty());
    assertThat(granted.path("accesses").findValuesAsString("path"))
        .contains("/saml/acs#read+admin");
    var refused = premises.sato.get("/audit?refused=true&who=stranger").path("accesses");
    assertThat(refused.findValuesAsString("path")).contains("/saml/acs#unsigned");
  }

  @Test
  void onlyPasswordsForWhenNothingElseWorksAreGood() throws Exception {
    for (var order :
        List.of(
            "{\"name\":\"ito\",\"rights\":[\"read\"]}",
            "{\"name\":\"safe\",\"rights\":[\"admin\"],\"breakGlass\":true}")) {
      var made = premises.sato.post("/users", order);
      var browser = new Browser(premises);
      browser.open("/sign-in");
      var name = made.path("name").asString();
      var password = made.path("password").asString();
      var answer = browser.send("/sign-in", "name", name, "password", password);
      assertThat(answer.statusCode()).as(name).isEqualTo(name.equals("ito") ? 401 : 302);
    }
  }

  @Test
  void metadataSayWhatAProviderHasToKnow() throws Exception {
    var answer = premises.page("/saml/metadata");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/samlmetadata+xml");
    var root = new Part(Xml.plain(answer.body().getBytes(UTF_8)));
    assertThat(root.must("entityID")).isEqualTo("https://hikae.example.jp");
    var service =
        root.one(Part.METADATA, "SPSSODescriptor").one(Part.METADATA, "AssertionConsumerService");
    assertThat(service.must("Location")).isEqualTo(console() + "/saml/acs");
  }
}
