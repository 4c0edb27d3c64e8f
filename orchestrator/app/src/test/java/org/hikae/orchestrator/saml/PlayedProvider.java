package org.hikae.orchestrator.saml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.DigestMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// An identity provider that says whatever a test has it say, well signed or not.
final class PlayedProvider {
  static final String ENTITY_ID = "https://idp.example.jp/saml";
  static final URI SIGN_IN_AT = URI.create("https://idp.example.jp/saml/sso?tenant=1");

  private final KeyPair pair;
  private final X509Certificate certificate;

  PlayedProvider() throws Exception {
    this("RSA", 2048, "SHA256withRSA");
  }

  PlayedProvider(String kind, int bits, String signedBy) throws Exception {
    var generator = KeyPairGenerator.getInstance(kind);
    generator.initialize(bits);
    this.pair = generator.generateKeyPair();
    var name = new X500Name("CN=idp");
    var now = Instant.now();
    var built =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minus(Duration.ofDays(3))),
            Date.from(now.minus(Duration.ofDays(1))),
            name,
            pair.getPublic());
    this.certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                built.build(new JcaContentSignerBuilder(signedBy).build(pair.getPrivate())));
  }

  String metadata() throws Exception {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- as some providers write them -->
    <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
      <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
        <md:KeyDescriptor use="signing">
          <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>
    %s
          </ds:X509Certificate></ds:X509Data></ds:KeyInfo>
        </md:KeyDescriptor>
        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.jp/post"/>
        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s"/>
      </md:IDPSSODescriptor>
    </md:EntityDescriptor>
    """
        .formatted(
            ENTITY_ID,
            Base64.getMimeEncoder().encodeToString(certificate.getEncoded()),
            SIGN_IN_AT);
  }

  /// What a test may have otherwise in an answer.
  static final class Says {
    final String service;
    final String address;
    final String request;
    final Instant now;
    String assertionId = "_a1";
    String person = "sato@example.jp";
    String groups = "<saml:AttributeValue>ops</saml:AttributeValue>";
    String more = "";
    String context = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    Says(String service, String address, String request, Instant now) {
      this.service = service;
      this.address = address;
      this.request = request;
      this.now = now;
    }

    String response() {
      return """
      <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
      xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r1" Version="2.0" \
      IssueInstant="NOW" Destination="ADDRESS" InResponseTo="REQUEST">\
      <saml:Issuer>PROVIDER</saml:Issuer>\
      <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
      ASSERTION</samlp:Response>\
      """
          .replace("ASSERTION", assertion())
          .replace("PROVIDER", ENTITY_ID)
          .replace("ADDRESS", address)
          .replace("REQUEST", request)
          .replace("NOW", now.toString());
    }

    String assertion() {
      return """
      <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
      xmlns:xs="http://www.w3.org/2001/XMLSchema" ID="ID1" Version="2.0" IssueInstant="NOW">\
      <saml:Issuer>PROVIDER</saml:Issuer>\
      <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">PERSON</saml:NameID>\
      <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
      <saml:SubjectConfirmationData Recipient="ADDRESS" InResponseTo="REQUEST" NotOnOrAfter="LATER"/>\
      </saml:SubjectConfirmation></saml:Subject>\
      <saml:Conditions NotBefore="NOW" NotOnOrAfter="LATER">\
      <saml:AudienceRestriction><saml:Audience>SERVICE</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
      <saml:AuthnStatement AuthnInstant="NOW" SessionNotOnOrAfter="EVENING"><saml:AuthnContext>\
      <saml:AuthnContextClassRef>CONTEXT</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>\
      <saml:AttributeStatement><saml:Attribute Name="groups">GROUPS</saml:Attribute>MORE</saml:AttributeStatement>\
      </saml:Assertion>\
      """
          .replace("ID1", assertionId)
          .replace("PROVIDER", ENTITY_ID)
          .replace("PERSON", person)
          .replace("ADDRESS", address)
          .replace("REQUEST", request)
          .replace("LATER", now.plusSeconds(120).toString())
          .replace("EVENING", now.plusSeconds(8 * 3600).toString())
          .replace("SERVICE", service)
          .replace("CONTEXT", context)
          .replace("GROUPS", groups)
          .replace("MORE", more)
          .replace("NOW", now.toString());
    }
  }

  /// How somebody signs.
  record Manner(String method, String digest, String canonical) {
    static final Manner USUAL =
        new Manner(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            DigestMethod.SHA256,
            CanonicalizationMethod.EXCLUSIVE);
  }

  /// The response with its element of that name signed.
  String signed(String response, String name) throws Exception {
    return signed(response, name, Manner.USUAL);
  }

  String signed(String response, String name, Manner manner) throws Exception {
    return signed(response, name, manner, pair.getPrivate());
  }

  static String signed(String response, String name, Manner manner, PrivateKey key)
      throws Exception {
    var root = Xml.plain(response.getBytes(UTF_8));
    var element = find(root, name);
    var factory = XMLSignatureFactory.getInstance("DOM");
    var transforms =
        List.of(
            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
            factory.newTransform(manner.canonical(), (TransformParameterSpec) null));
    var reference =
        factory.newReference(
            "#" + element.getAttribute("ID"),
            factory.newDigestMethod(manner.digest(), (DigestMethodParameterSpec) null),
            transforms,
            null,
            null);
    var info =
        factory.newSignedInfo(
            factory.newCanonicalizationMethod(manner.canonical(), (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(manner.method(), null),
            List.of(reference));
    var context = new DOMSignContext(key, element, after(element));
    context.setProperty("org.jcp.xml.dsig.secureValidation", false);
    context.setIdAttributeNS(element, null, "ID");
    context.setDefaultNamespacePrefix("ds");
    factory.newXMLSignature(info, null).sign(context);
    return written(root);
  }

  private static @Nullable Element after(Element element) {
    var issuer = element.getFirstChild();
    return issuer == null ? null : (Element) issuer.getNextSibling();
  }

  static Element find(Element root, String name) {
    return (Element) root.getOwnerDocument().getElementsByTagNameNS("*", name).item(0);
  }

  static String written(Element root) throws Exception {
    var out = new StringWriter();
    var transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    transformer.transform(new DOMSource(root), new StreamResult(out));
    return out.toString();
  }

  static String encoded(String response) {
    return Base64.getEncoder().encodeToString(response.getBytes(UTF_8));
  }
}
