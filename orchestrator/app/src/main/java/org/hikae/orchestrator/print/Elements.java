package org.hikae.orchestrator.print;

import java.util.List;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Elements as they stand at the moment of asking, so that they can be changed meanwhile.
final class Elements {
  private Elements() {}

  static List<Element> all(Document page) {
    return in(page.getElementsByTagName("*"));
  }

  static List<Element> named(String name, Document page) {
    return in(page.getElementsByTagName(name));
  }

  static List<Element> below(Element element) {
    return in(element.getElementsByTagName("*"));
  }

  static List<Element> children(Element element) {
    return in(element.getChildNodes());
  }

  private static List<Element> in(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  static void remove(Node node) {
    node.getParentNode().removeChild(node);
  }
}
