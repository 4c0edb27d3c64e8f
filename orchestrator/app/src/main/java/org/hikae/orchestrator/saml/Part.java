package org.hikae.orchestrator.saml;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.saml.Doubt;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// An element and what is directly in it: there is no way to ask for something further down, or
/// elsewhere in the document.
record Part(Element element) {
  static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
  static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
  static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

  boolean is(String namespace, String name) {
    return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
  }

  void require(String namespace, String name) throws NotAccepted {
    if (!is(namespace, name)) {
      throw new NotAccepted(Doubt.SHAPE);
    }
  }

  List<Part> parts() {
    var all = new ArrayList<Part>();
    for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element inner) {
        all.add(new Part(inner));
      }
    }
    return all;
  }

  List<Part> parts(String namespace, String name) {
    return parts().stream().filter(each -> each.is(namespace, name)).toList();
  }

  /// The part of that name, of which there may be one.
  Optional<Part> maybe(String namespace, String name) throws NotAccepted {
    var found = parts(namespace, name);
    if (found.size() > 1) {
      throw new NotAccepted(Doubt.SHAPE);
    }
    return found.stream().findFirst();
  }

  /// The part of that name, of which there is one.
  Part one(String namespace, String name) throws NotAccepted {
    return maybe(namespace, name).orElseThrow(() -> new NotAccepted(Doubt.SHAPE));
  }

  /// Every element of that name in it, however deep, itself too.
  int count(String name) {
    return (name.equals(element.getLocalName()) ? 1 : 0)
        + parts().stream().mapToInt(each -> each.count(name)).sum();
  }

  /// What an attribute says; empty when there is none.
  String said(String attribute) {
    return element.getAttributeNS(null, attribute);
  }

  /// What an attribute has to say.
  String must(String attribute) throws NotAccepted {
    var said = said(attribute);
    if (said.isEmpty()) {
      throw new NotAccepted(Doubt.SHAPE);
    }
    return said;
  }

  /// All of its text; an element that has others in it has none.
  String text() throws NotAccepted {
    if (!parts().isEmpty()) {
      throw new NotAccepted(Doubt.SHAPE);
    }
    return element.getTextContent().strip();
  }

  /// A moment in UTC.
  Optional<Instant> moment(String attribute) throws NotAccepted {
    var said = said(attribute);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(said));
    } catch (DateTimeException e) {
      throw new NotAccepted(Doubt.SHAPE);
    }
  }
}
