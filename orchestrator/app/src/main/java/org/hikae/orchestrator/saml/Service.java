package org.hikae.orchestrator.saml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.hikae.orchestrator.settings.OrchestratorSettings.Member;
import org.hikae.orchestrator.settings.SamlSettings;

/// What we are to an identity provider: our name there, and where it sends its answers.
///
/// @param entityId our name
/// @param answersAt takes them by the HTTP-POST binding
public record Service(String entityId, URI answersAt) {
  static final String METADATA_PATH = "/saml/metadata";
  static final String ANSWERS_PATH = "/saml/acs";

  private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

  /// By its settings, or by where this orchestrator's console is.
  static Service of(SamlSettings settings, Member self) {
    var given = settings.address();
    var console = self.console();
    var address =
        given == null
            ? "https://" + console.getHostString() + ":" + console.getPort()
            : given.toString();
    var name = settings.entityId();
    return new Service(
        name == null ? address + METADATA_PATH : name, URI.create(address + ANSWERS_PATH));
  }

  /// What a provider wants to know of us.
  String metadata() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <md:EntityDescriptor xmlns:md="%s" entityID="%s">
      <md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="%s">
        <md:AssertionConsumerService Binding="%s" Location="%s" index="0" isDefault="true"/>
      </md:SPSSODescriptor>
    </md:EntityDescriptor>
    """
        .formatted(Part.METADATA, escaped(entityId), Part.PROTOCOL, POST, escaped(answersAt));
  }

  /// Where a browser is sent to ask for somebody to be signed in, by the HTTP-Redirect binding.
  ///
  /// @param contexts in which ways they may sign in there; empty for any
  URI asking(IdentityProvider provider, String id, List<String> contexts, Instant now) {
    var request =
        """
        <samlp:AuthnRequest xmlns:samlp="%s" xmlns:saml="%s" ID="%s" Version="2.0" IssueInstant="%s" \
        Destination="%s" AssertionConsumerServiceURL="%s" ProtocolBinding="%s">\
        <saml:Issuer>%s</saml:Issuer><samlp:NameIDPolicy AllowCreate="true"/>%s</samlp:AuthnRequest>\
        """
            .formatted(
                Part.PROTOCOL,
                Part.ASSERTION,
                id,
                now.truncatedTo(ChronoUnit.SECONDS),
                escaped(provider.signInAt()),
                escaped(answersAt),
                POST,
                escaped(entityId),
                inOneOf(contexts));
    var at = provider.signInAt().toString();
    return URI.create(
        at
            + (at.indexOf('?') < 0 ? '?' : '&')
            + "SAMLRequest="
            + URLEncoder.encode(deflated(request), UTF_8));
  }

  private static String inOneOf(List<String> contexts) {
    if (contexts.isEmpty()) {
      return "";
    }
    return contexts.stream()
        .map(each -> "<saml:AuthnContextClassRef>" + escaped(each) + "</saml:AuthnContextClassRef>")
        .collect(
            Collectors.joining(
                "",
                "<samlp:RequestedAuthnContext Comparison=\"exact\">",
                "</samlp:RequestedAuthnContext>"));
  }

  private static String deflated(String text) {
    var bytes = new ByteArrayOutputStream();
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (var out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("memory takes no bytes", e);
    } finally {
      deflater.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String escaped(Object text) {
    return text.toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
