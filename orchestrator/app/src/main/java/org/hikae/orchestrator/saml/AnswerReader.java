package org.hikae.orchestrator.saml;

import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikae.domain.saml.Answer;
import org.hikae.domain.saml.Answer.Assertion;
import org.hikae.domain.saml.Answer.Authentication;
import org.hikae.domain.saml.Answer.Confirmation;
import org.hikae.domain.saml.Answer.Span;
import org.hikae.domain.saml.Doubt;
import org.hikae.domain.saml.Person;

/// Reads a response, once its signature is good, out of the very element that was signed.
final class AnswerReader {
  private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
  private static final String VERSION = "2.0";
  private static final Set<String> RESPONSE =
      Set.of("Issuer", "Signature", "Extensions", "Status", "Assertion");
  private static final Set<String> CONDITIONS =
      Set.of("AudienceRestriction", "OneTimeUse", "ProxyRestriction");

  private final Signatures signatures;

  AnswerReader(List<PublicKey> keys) {
    this.signatures = new Signatures(keys);
  }

  Answer read(byte[] text) throws NotAccepted, IOException {
    var response = new Part(Xml.strict(text).orElseThrow(() -> new NotAccepted(Doubt.UNREADABLE)));
    requireForm(response);
    var status = response.one(Part.PROTOCOL, "Status").one(Part.PROTOCOL, "StatusCode");
    if (!status.said("Value").equals(SUCCESS)) {
      throw new NotAccepted(Doubt.STATUS);
    }
    var assertion = response.one(Part.ASSERTION, "Assertion");
    requireSigned(response, assertion);
    return new Answer(
        issuer(response),
        response.must("Destination"),
        response.said("InResponseTo"),
        assertion(assertion));
  }

  /// There is one of what there is one of, wherever in the document a second one might be put.
  private static void requireForm(Part response) throws NotAccepted {
    response.require(Part.PROTOCOL, "Response");
    if (response.count("EncryptedAssertion") > 0) {
      throw new NotAccepted(Doubt.ENCRYPTED);
    }
    if (!response.said("Version").equals(VERSION)
        || response.count("Response") != 1
        || response.count("Assertion") > 1
        || !response.parts().stream()
            .allMatch(each -> RESPONSE.contains(each.element().getLocalName()))) {
      throw new NotAccepted(Doubt.SHAPE);
    }
  }

  /// Every signature is at one of the two places where one may be, one is there, and all are good.
  private void requireSigned(Part response, Part assertion) throws NotAccepted {
    var signed = new ArrayList<Part>();
    for (var each : List.of(response, assertion)) {
      if (each.maybe(Part.SIGNATURE, "Signature").isPresent()) {
        signed.add(each);
      }
    }
    if (signed.size() != response.count("Signature")) {
      throw new NotAccepted(Doubt.SHAPE);
    }
    if (signed.isEmpty()) {
      throw new NotAccepted(Doubt.UNSIGNED);
    }
    for (var each : signed) {
      signatures.require(each);
    }
  }

  private static String issuer(Part part) throws NotAccepted {
    var issuer = part.maybe(Part.ASSERTION, "Issuer");
    return issuer.isPresent() ? issuer.get().text() : "";
  }

  private static Assertion assertion(Part part) throws NotAccepted {
    if (!part.said("Version").equals(VERSION)) {
      throw new NotAccepted(Doubt.SHAPE);
    }
    var subject = part.one(Part.ASSERTION, "Subject");
    var conditions = part.one(Part.ASSERTION, "Conditions");
    return new Assertion(
        part.must("ID"),
        issuer(part),
        part.moment("IssueInstant").orElseThrow(() -> new NotAccepted(Doubt.SHAPE)),
        person(subject, part),
        confirmations(subject),
        span(conditions),
        audiences(conditions),
        isStrange(conditions),
        authentications(part));
  }

  private static Person person(Part subject, Part assertion) throws NotAccepted {
    var name = subject.maybe(Part.ASSERTION, "NameID");
    return new Person(
        name.isPresent() ? name.get().text() : "",
        name.map(each -> each.said("Format")).orElse(""),
        attributes(assertion));
  }

  private static Map<String, List<String>> attributes(Part assertion) throws NotAccepted {
    var all = new HashMap<String, List<String>>();
    for (var statement : assertion.parts(Part.ASSERTION, "AttributeStatement")) {
      for (var attribute : statement.parts(Part.ASSERTION, "Attribute")) {
        var values = all.computeIfAbsent(attribute.must("Name"), _ -> new ArrayList<>());
        for (var value : attribute.parts(Part.ASSERTION, "AttributeValue")) {
          values.add(value.parts().isEmpty() ? value.text() : "");
        }
      }
    }
    return all;
  }

  private static List<Confirmation> confirmations(Part subject) throws NotAccepted {
    var all = new ArrayList<Confirmation>();
    for (var each : subject.parts(Part.ASSERTION, "SubjectConfirmation")) {
      var details = each.maybe(Part.ASSERTION, "SubjectConfirmationData");
      if (details.isPresent()) {
        var said = details.get();
        all.add(
            new Confirmation(
                each.said("Method"),
                said.said("Recipient"),
                said.said("InResponseTo"),
                span(said)));
      }
    }
    return all;
  }

  private static Span span(Part part) throws NotAccepted {
    return new Span(part.moment("NotBefore"), part.moment("NotOnOrAfter"));
  }

  private static List<Set<String>> audiences(Part conditions) throws NotAccepted {
    var all = new ArrayList<Set<String>>();
    for (var restriction : conditions.parts(Part.ASSERTION, "AudienceRestriction")) {
      var named = new ArrayList<String>();
      for (var audience : restriction.parts(Part.ASSERTION, "Audience")) {
        named.add(audience.text());
      }
      all.add(named.stream().collect(Collectors.toUnmodifiableSet()));
    }
    return all;
  }

  private static boolean isStrange(Part conditions) {
    return !conditions.parts().stream()
        .allMatch(each -> CONDITIONS.stream().anyMatch(known -> each.is(Part.ASSERTION, known)));
  }

  private static String context(Part authentication) throws NotAccepted {
    var context = authentication.maybe(Part.ASSERTION, "AuthnContext");
    if (context.isEmpty()) {
      return "";
    }
    var kind = context.get().maybe(Part.ASSERTION, "AuthnContextClassRef");
    return kind.isPresent() ? kind.get().text() : "";
  }

  private static List<Authentication> authentications(Part assertion) throws NotAccepted {
    var all = new ArrayList<Authentication>();
    for (var each : assertion.parts(Part.ASSERTION, "AuthnStatement")) {
      all.add(new Authentication(context(each), each.moment("SessionNotOnOrAfter")));
    }
    return all;
  }
}
