package org.hikae.orchestrator.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Reads XML of strangers: without DTDs, hence without entities, and without anything from
/// elsewhere.
final class Xml {
  private Xml() {}

  /// The root of a document as it stands in a file of ours; comments are left out.
  static Element plain(byte[] text) throws IOException {
    try {
      return root(text, true);
    } catch (SAXException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// The root of a document that consists of elements and text alone, in which no id stands twice;
  /// nothing when it is none.
  static Optional<Element> strict(byte[] text) throws IOException {
    try {
      var root = root(text, false);
      return isStrict(root) ? Optional.of(root) : Optional.empty();
    } catch (SAXException _) {
      return Optional.empty();
    }
  }

  private static Element root(byte[] text, boolean ignoringComments)
      throws SAXException, IOException {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setIgnoringComments(ignoringComments);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Silent());
      return builder.parse(new ByteArrayInputStream(text)).getDocumentElement();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this JDK reads no XML safely", e);
    }
  }

  private static boolean isStrict(Element root) {
    var document = root.getOwnerDocument();
    return document.getChildNodes().getLength() == 1 && isStrict(root, new HashSet<>());
  }

  private static boolean isStrict(Element element, Set<String> ids) {
    var attributes = element.getAttributes();
    for (var i = 0; i < attributes.getLength(); i++) {
      var attribute = (Attr) attributes.item(i);
      if (isId(attribute) && !ids.add(attribute.getValue())) {
        return false;
      }
    }
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() != Node.TEXT_NODE
          && !(child instanceof Element inner && isStrict(inner, ids))) {
        return false;
      }
    }
    return true;
  }

  /// Whatever might be taken for an id by anybody.
  private static boolean isId(Attr attribute) {
    var name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
    return name.equalsIgnoreCase("id");
  }

  /// Says nothing on the console, where the JDK otherwise would.
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // Only what is an error counts.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }
}
