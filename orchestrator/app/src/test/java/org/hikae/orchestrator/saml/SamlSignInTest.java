package org.hikae.orchestrator.saml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import org.hikae.domain.saml.Doubt;
import org.hikae.orchestrator.saml.PlayedProvider.Manner;
import org.hikae.orchestrator.saml.PlayedProvider.Says;
import org.hikae.orchestrator.saml.SamlSignIn.Arrival;
import org.hikae.orchestrator.saml.SamlSignIn.Arrival.Entered;
import org.hikae.orchestrator.saml.SamlSignIn.Arrival.Refused;
import org.hikae.orchestrator.saml.SamlSignIn.Departure;
import org.hikae.orchestrator.settings.SamlSettings;
import org.hikae.orchestrator.settings.SamlSettings.Rights;
import org.hikae.orchestrator.signin.Sessions.Vouched;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers of an identity provider: good ones, and the known ways of making bad ones.
@TestInstance(Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class SamlSignInTest {
  private static final String SERVICE = "https://hikae.example.jp/saml";
  private static final String ADDRESS = "https://console.osaka.example.jp/saml/acs";
  private static final Pattern ID = Pattern.compile(" ID=\"(_[0-9a-f]{64})\"");
  private static final Pattern SIGNATURE =
      Pattern.compile("<ds:Signature .*?</ds:Signature>", Pattern.DOTALL);
  private static final Pattern ASSERTION =
      Pattern.compile("<saml:Assertion .*</saml:Assertion>", Pattern.DOTALL);

  @TempDir static Path folder = Path.of("unset");

  private PlayedProvider provider;
  private SamlSignIn signIn;
  private Departure departure;
  private Instant now = Instant.EPOCH;

  @BeforeAll
  void make() throws Exception {
    provider = new PlayedProvider();
  }

  @BeforeEach
  void depart() throws Exception {
    now = Instant.parse("2026-11-27T03:00:00Z");
    signIn = signIn(provider, null);
    departure = signIn.depart("/points");
  }

  private SamlSignIn signIn(PlayedProvider by, @Nullable String name, String... contexts)
      throws Exception {
    var file = Files.writeString(folder.resolve("idp.xml"), by.metadata());
    var rights =
        new Rights("groups", List.of("staff"), List.of("ops"), List.of(), List.of("chiefs"));
    var settings =
        new SamlSettings(
            file, SERVICE, null, name, rights, List.of(contexts), false, Duration.ofMinutes(1));
    var clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    return new SamlSignIn(
        settings,
        IdentityProvider.read(file),
        new Service(SERVICE, URI.create(ADDRESS)),
        new Requests(new SecureRandom(), clock),
        (_, _) -> "session",
        clock);
  }

  private static String asked(Departure departure) throws Exception {
    var query = departure.at().getRawQuery();
    var deflated =
        Base64.getDecoder()
            .decode(URLDecoder.decode(query.substring(query.indexOf("SAMLRequest=") + 12), UTF_8));
    try (var in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static String id(Departure departure) throws Exception {
    var id = ID.matcher(asked(departure));
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private Says says() throws Exception {
    return new Says(SERVICE, ADDRESS, id(departure), now);
  }

  private Arrival arrive(String response) {
    return signIn.arrive(departure.kept(), PlayedProvider.encoded(response), "127.0.0.1");
  }

  private void assertRefused(String response, Doubt doubt) {
    assertThat(arrive(response)).isEqualTo(new Refused(doubt, Optional.empty()));
  }

  private String good() throws Exception {
    return provider.signed(says().response(), "Assertion");
  }

  @Test
  void aRequestSaysWhoAsksAndWhereTheAnswerIsToGo() throws Exception {
    assertThat(departure.at().toString())
        .startsWith("https://idp.example.jp/saml/sso?tenant=1&SAMLRequest=");
    assertThat(Xml.strict(asked(departure).getBytes(UTF_8))).isPresent();
    assertThat(asked(departure))
        .contains(
            "<saml:Issuer>" + SERVICE + "</saml:Issuer>",
            "AssertionConsumerServiceURL=\"" + ADDRESS + "\"",
            "Destination=\"https://idp.example.jp/saml/sso?tenant=1\"");
  }

  @ParameterizedTest
  @Tag("SEC-04")
  @ValueSource(strings = {"Assertion", "Response"})
  void whoeverTheProviderVouchesForIsIn(String signed) throws Exception {
    var until = Optional.of(now.plusSeconds(8 * 3600));
    assertThat(arrive(provider.signed(says().response(), signed)))
        .isEqualTo(
            new Entered(
                "session",
                new Vouched("sato@example.jp", List.of("read", "test"), until),
                "/points"));
  }

  @Test
  void bothMayBeSigned() throws Exception {
    assertThat(arrive(provider.signed(good(), "Response"))).isInstanceOf(Entered.class);
  }

  @Test
  void anEllipticKeyIsAsGood() throws Exception {
    var other = new PlayedProvider("EC", 256, "SHA256withECDSA");
    signIn = signIn(other, null);
    departure = signIn.depart("/");
    var manner =
        new Manner(
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            DigestMethod.SHA256,
            CanonicalizationMethod.EXCLUSIVE);
    assertThat(arrive(other.signed(says().response(), "Assertion", manner)))
        .isInstanceOf(Entered.class);
  }

  @Test
  void anUnsignedAnswerIsRefused() throws Exception {
    assertRefused(says().response(), Doubt.UNSIGNED);
    assertRefused(SIGNATURE.matcher(good()).replaceAll(""), Doubt.UNSIGNED);
  }

  @Test
  void aSignatureOfSomebodyElseIsRefused() throws Exception {
    var response = new PlayedProvider().signed(says().response(), "Assertion");
    assertRefused(response, Doubt.SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource({
    "sato@example.jp, chief@example.jp",
    "<saml:AttributeValue>ops, <saml:AttributeValue>chiefs",
    "</saml:NameID>, .evil</saml:NameID>",
    "SessionNotOnOrAfter=\"2026, SessionNotOnOrAfter=\"2036"
  })
  void nothingThatIsSignedCanBeChanged(String from, String to) throws Exception {
    assertRefused(good().replace(from, to), Doubt.SIGNATURE);
  }

  /// Where the response is signed and the assertion is not, the assertion is signed with it.
  @Test
  void anotherAssertionInASignedResponseIsRefused() throws Exception {
    var response = provider.signed(says().response(), "Response");
    var other = says();
    other.person = "chief@example.jp";
    assertRefused(ASSERTION.matcher(response).replaceAll(other.assertion()), Doubt.SIGNATURE);
  }

  /// Eight ways of having one assertion verified and another one read (Somorovsky and others, On
  /// Breaking SAML, 2012): the signed one stands somewhere, the forged one at its place.
  @ParameterizedTest
  @Tag("SEC-04")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void wrappingASignedAssertionIsRefused(int way) throws Exception {
    var signed = good();
    var original = group(ASSERTION, signed);
    var signature = group(SIGNATURE, signed);
    var bare = original.replace(signature, "");
    var forged = says();
    forged.person = "chief@example.jp";
    forged.assertionId = way % 2 == 0 ? "_a1" : "_evil";
    var evil = forged.assertion();
    var issuer = "</saml:Issuer>";
    var wrapped =
        switch (way) {
          case 1 -> evil + original;
          case 2 -> original + evil;
          case 3 -> inside(evil, issuer, signature.replace("</ds:Signature>", object(bare)));
          case 4 -> inside(evil, issuer, signature.replace("</ds:Signature>", object(original)));
          case 5 -> inside(evil, issuer, signature) + bare;
          case 6 -> evil.replace("</saml:Assertion>", original + "</saml:Assertion>");
          case 7 ->
              evil.replace(
                  "</saml:AttributeStatement>",
                  "<saml:Attribute Name=\"x\"><saml:AttributeValue>"
                      + original
                      + "</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>");
          default -> "<samlp:Extensions>" + original + "</samlp:Extensions>" + evil;
        };
    assertThat(arrive(signed.replace(original, wrapped))).isInstanceOf(Refused.class);
    assertThat(arrive(signed)).as("the original is good").isInstanceOf(Entered.class);
  }

  /// The signed response is hidden in a forged one.
  @Test
  void wrappingASignedResponseIsRefused() throws Exception {
    var signed = provider.signed(says().response(), "Response");
    var signature = group(SIGNATURE, signed);
    var forged = says();
    forged.person = "chief@example.jp";
    var evil = forged.response().replace("_r1", "_evil");
    var moved = signature.replace("</ds:Signature>", object(signed.replace(signature, "")));
    assertThat(arrive(inside(evil, "</saml:Issuer>", moved))).isInstanceOf(Refused.class);
    assertThat(arrive(inside(forged.response(), "</saml:Issuer>", moved)))
        .isInstanceOf(Refused.class);
    assertThat(
            arrive(
                evil.replace(
                    "<samlp:Status>",
                    "<samlp:Extensions>" + signed + "</samlp:Extensions><samlp:Status>")))
        .isInstanceOf(Refused.class);
  }

  private static String group(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static String inside(String text, String after, String what) {
    var at = text.indexOf(after) + after.length();
    return text.substring(0, at) + what + text.substring(at);
  }

  private static String object(String what) {
    return "<ds:Object>" + what + "</ds:Object></ds:Signature>";
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.w3.org/2000/09/xmldsig#rsa-sha1, http://www.w3.org/2001/04/xmlenc#sha256",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, http://www.w3.org/2000/09/xmldsig#sha1"
  })
  void sha1IsRefused(String method, String digest) throws Exception {
    var manner = new Manner(method, digest, CanonicalizationMethod.EXCLUSIVE);
    assertRefused(provider.signed(says().response(), "Assertion", manner), Doubt.ALGORITHM);
  }

  /// A MAC whose key is the provider's public one, which everybody has.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
        "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-md5"
      })
  void noOtherAlgorithmIsTaken(String method) throws Exception {
    assertRefused(
        good().replace("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", method),
        Doubt.ALGORITHM);
  }

  @Test
  void commentsAreNotToBePutIntoNames() throws Exception {
    var says = says();
    says.person = "sato@example.jp.evil.example";
    var signed = provider.signed(says.response(), "Assertion");
    assertRefused(signed.replace("jp.evil", "jp<!-- -->.evil"), Doubt.UNREADABLE);
    assertRefused(signed.replace("jp.evil", "jp<?x?>.evil"), Doubt.UNREADABLE);
    assertRefused(signed.replace("jp.evil", "jp<![CDATA[.]]>evil"), Doubt.UNREADABLE);
  }

  /// A canonical form that leaves comments in is not taken either.
  @Test
  void noOtherTransformationIsTaken() throws Exception {
    var manner =
        new Manner(Manner.USUAL.method(), DigestMethod.SHA256, CanonicalizationMethod.INCLUSIVE);
    assertRefused(provider.signed(says().response(), "Assertion", manner), Doubt.ALGORITHM);
    var xslt = "http://www.w3.org/TR/1999/REC-xslt-19991116";
    assertRefused(good().replace(CanonicalizationMethod.EXCLUSIVE, xslt), Doubt.ALGORITHM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///proc/self/environ\">]>",
        "<!DOCTYPE x [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/e\"> %e;]>",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!-- before -->",
        "<?xml-stylesheet href=\"http://127.0.0.1:1/x.xsl\"?>"
      })
  void aDocumentThatBringsADtdOrInstructionsIsRefused(String before) throws Exception {
    assertRefused(before + good(), Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "<", "<a/>x", "%%%", "<samlp:Response/>"})
  void whatIsNoXmlIsRefused(String nonsense) {
    assertRefused(nonsense, Doubt.UNREADABLE);
    assertThat(signIn.arrive(departure.kept(), nonsense, "127.0.0.1")).isInstanceOf(Refused.class);
  }

  @Test
  void whatIsVeryLongOrDeepIsRefused() {
    assertRefused("<a>" + "x".repeat(400_000) + "</a>", Doubt.UNREADABLE);
    assertRefused("<a>".repeat(20_000) + "</a>".repeat(20_000), Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<saml:Issuer>https://idp.example.jp/saml | <saml:Issuer>https://other.example | ISSUER",
        "Destination=\"https://console.osaka | Destination=\"https://console.tokyo | DESTINATION",
        " Destination=\"https://console.osaka.example.jp/saml/acs\" | '' | SHAPE",
        "<saml:Audience>https://hikae | <saml:Audience>https://other | AUDIENCE",
        "Recipient=\"https://console.osaka | Recipient=\"https://console.tokyo | CONFIRMATION",
        "cm:bearer | cm:sender-vouches | CONFIRMATION",
        "<saml:SubjectConfirmationData | <saml:Nothing | CONFIRMATION",
        "<saml:Conditions NotBefore | <saml:Conditions A=\"\" Before | ''",
        "<saml:AudienceRestriction> | <saml:Condition/><saml:AudienceRestriction> | CONDITION",
        "status:Success | status:Responder | STATUS",
        "status:Success\"/> | status:Requester\"><samlp:StatusCode"
            + " Value=\"Success\"/></samlp:StatusCode> | STATUS",
        "Version=\"2.0\" | Version=\"1.1\" | SHAPE",
        "samlp:Response | samlp:ArtifactResponse | SHAPE",
        "<saml:Attribute Name=\"groups\"> | <saml:Attribute> | SHAPE",
        "persistent\">sato@example.jp | transient\">sato@example.jp | NAME",
        "sato@example.jp</saml:NameID> | </saml:NameID> | NAME",
        "sato@example.jp</saml:NameID> | a&#10;b</saml:NameID> | NAME",
        "sato@example.jp</saml:NameID> | a&#x202e;b</saml:NameID> | NAME"
      })
  void whatIsSignedButNotMeantForUsIsRefused(String from, String to, String doubt)
      throws Exception {
    var response = says().response();
    assertThat(response).contains(from);
    var name = from.equals("samlp:Response") ? "ArtifactResponse" : "Response";
    var arrival = arrive(provider.signed(response.replace(from, to), name));
    if (doubt.isEmpty()) {
      assertThat(arrival).isInstanceOf(Entered.class);
    } else {
      assertThat(arrival).isEqualTo(new Refused(Doubt.valueOf(doubt), Optional.empty()));
    }
  }

  @Test
  void anAssertionThatSaysNothingOfASignInIsRefused() throws Exception {
    var without = says().response().replaceAll("<saml:AuthnStatement.*</saml:AuthnStatement>", "");
    assertRefused(provider.signed(without, "Response"), Doubt.CONFIRMATION);
  }

  @Test
  void anEncryptedAssertionIsNotUnderstood() throws Exception {
    var response = ASSERTION.matcher(says().response()).replaceAll("<saml:EncryptedAssertion/>");
    assertRefused(provider.signed(response, "Response"), Doubt.ENCRYPTED);
  }

  @Test
  void whatNobodyAskedForIsRefused() throws Exception {
    var unasked = provider.signed(good(), "Response");
    assertThat(signIn.arrive("", PlayedProvider.encoded(unasked), "127.0.0.1"))
        .as("another browser")
        .isEqualTo(new Refused(Doubt.REQUEST, Optional.empty()));
    var other = signIn.depart("/");
    assertThat(signIn.arrive(other.kept(), PlayedProvider.encoded(unasked), "127.0.0.1"))
        .as("another request of this browser")
        .isEqualTo(new Refused(Doubt.REQUEST, Optional.empty()));
    var fromTheProvider = says().response().replaceAll(" InResponseTo=\"[^\"]*\"", "");
    assertRefused(provider.signed(fromTheProvider, "Response"), Doubt.REQUEST);
    var half = says().response().replaceFirst(" InResponseTo=\"[^\"]*\"", "");
    assertRefused(provider.signed(half, "Response"), Doubt.REQUEST);
    for (var kept : List.of("x", "a.b.c", "1.%.%", "9999999999999999999.a.a", "..")) {
      assertThat(signIn.arrive(kept, PlayedProvider.encoded(unasked), "127.0.0.1"))
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void anAnswerToAnotherOrchestratorOrAnEarlierLifeIsRefused() throws Exception {
    var answer = good();
    signIn = signIn(provider, null);
    assertRefused(answer, Doubt.REQUEST);
  }

  @Test
  void whereSomebodyWantedToGoCannotBeChanged() throws Exception {
    var answer = PlayedProvider.encoded(good());
    var elsewhere =
        Base64.getUrlEncoder().withoutPadding().encodeToString("/users".getBytes(UTF_8));
    var kept = departure.kept();
    var changed = kept.substring(0, kept.lastIndexOf('.') + 1) + elsewhere;
    assertThat(signIn.arrive(changed, answer, "127.0.0.1")).isInstanceOf(Refused.class);
  }

  @Test
  void anAnswerIsGoodOnce() throws Exception {
    assertThat(arrive(good())).isInstanceOf(Entered.class);
    assertRefused(good(), Doubt.REPLAY);
    departure = signIn.depart("/");
    assertThat(arrive(good())).as("the assertion's id again").isInstanceOf(Refused.class);
    departure = signIn.depart("/");
    var another = says();
    another.assertionId = "_a2";
    assertThat(arrive(provider.signed(another.response(), "Assertion")))
        .isInstanceOf(Entered.class);
  }

  @Test
  void clocksMayDifferByAMinute() throws Exception {
    var answer = good();
    now = now.minusSeconds(61);
    assertRefused(answer, Doubt.EARLY);
    now = now.plusSeconds(1 + 60 + 120 + 60);
    assertRefused(answer, Doubt.EXPIRED);
    now = now.minusMillis(1);
    assertThat(arrive(answer)).isInstanceOf(Entered.class);
  }

  @Test
  void anAnswerThatIsSaidToBeGoodForDaysIsNot() throws Exception {
    var days =
        says()
            .response()
            .replaceAll(
                "NotOnOrAfter=\"2026-11-27T03:02:00Z\"", "NotOnOrAfter=\"2026-12-24T00:00:00Z\"");
    var answer = provider.signed(days, "Assertion");
    now = now.plusSeconds(599);
    departure = new Departure(departure.at(), departure.kept());
    assertThat(arrive(answer)).isInstanceOf(Entered.class);
    now = now.plusSeconds(100);
    assertThat(arrive(answer)).isInstanceOf(Refused.class);
  }

  @Test
  void whoeverTakesTooLongBeginsAnew() throws Exception {
    var begun = departure;
    now = now.plusSeconds(601);
    departure = begun;
    assertRefused(good(), Doubt.LATE);
  }

  @Test
  void rightsAreThoseOfTheGroups() throws Exception {
    assertThat(rights("<saml:AttributeValue>staff</saml:AttributeValue>")).containsExactly("read");
    assertThat(
            rights(
                "<saml:AttributeValue>chiefs</saml:AttributeValue>"
                    + "<saml:AttributeValue>ops</saml:AttributeValue>"))
        .containsExactly("read", "test", "admin");
    departure = signIn.depart("/");
    var says = says();
    says.assertionId = "_capitals";
    says.groups = "<saml:AttributeValue>OPS</saml:AttributeValue>";
    assertThat(arrive(provider.signed(says.response(), "Assertion")))
        .isEqualTo(new Refused(Doubt.NO_RIGHT, Optional.of("sato@example.jp")));
  }

  private List<String> rights(String groups) throws Exception {
    departure = signIn.depart("/");
    var says = says();
    says.groups = groups;
    says.assertionId = "_" + departure.kept().hashCode();
    var arrival = arrive(provider.signed(says.response(), "Assertion"));
    assertThat(arrival).isInstanceOf(Entered.class);
    return ((Entered) arrival).who().rights();
  }

  @Test
  void anAttributeMaySayWhatPeopleAreCalled() throws Exception {
    signIn = signIn(provider, "mail");
    departure = signIn.depart("/");
    var says = says();
    says.more =
        "<saml:Attribute"
            + " Name=\"mail\"><saml:AttributeValue>s@example.jp</saml:AttributeValue></saml:Attribute>";
    var arrival = arrive(provider.signed(says.response(), "Assertion"));
    assertThat(arrival).isInstanceOf(Entered.class);
    assertThat(((Entered) arrival).who().name()).isEqualTo("s@example.jp");
    departure = signIn.depart("/");
    var nameless = says();
    nameless.assertionId = "_a2";
    assertRefused(provider.signed(nameless.response(), "Assertion"), Doubt.NAME);
  }

  @Test
  @Tag("SEC-05")
  void aSecondFactorAtTheProviderCanBeAskedFor() throws Exception {
    var mfa = "https://refeds.org/profile/mfa";
    signIn = signIn(provider, null, mfa, "urn:a&b");
    departure = signIn.depart("/");
    assertThat(asked(departure))
        .contains(
            "<saml:AuthnContextClassRef>" + mfa + "</saml:AuthnContextClassRef>", "urn:a&amp;b");
    assertThat(Xml.strict(asked(departure).getBytes(UTF_8))).isPresent();
    assertRefused(good(), Doubt.CONTEXT);
    var says = says();
    says.context = mfa;
    assertThat(arrive(provider.signed(says.response(), "Assertion"))).isInstanceOf(Entered.class);
  }

  /// Whatever becomes of a good answer on its way, nobody gets in by it but whom it names.
  @Test
  void noDamagedAnswerLetsAnybodyElseIn() throws Exception {
    var random = new Random(20261127);
    var whole = good();
    for (var i = 0; i < 1500; i++) {
      var damaged = new StringBuilder(whole);
      for (var j = 0; j <= random.nextInt(3); j++) {
        var from = random.nextInt(damaged.length());
        var to = Math.min(damaged.length(), from + random.nextInt(60));
        var piece = damaged.substring(from, to);
        switch (random.nextInt(3)) {
          case 0 -> damaged.delete(from, to);
          case 1 -> damaged.insert(random.nextInt(damaged.length() + 1), piece);
          default -> damaged.setCharAt(from, "<>\"'&/= aA_1:".charAt(random.nextInt(13)));
        }
      }
      if (arrive(damaged.toString()) instanceof Entered(_, var who, _)) {
        assertThat(who.name()).isEqualTo("sato@example.jp");
        assertThat(who.rights()).containsExactly("read", "test");
        depart();
        whole = good();
      }
    }
  }
}
