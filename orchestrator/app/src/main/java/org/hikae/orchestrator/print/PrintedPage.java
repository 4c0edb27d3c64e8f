package org.hikae.orchestrator.print;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A page of the screen made ready for paper: one language, nothing to click, the stylesheet for
/// paper, drawings as boxes, and an outline of its headings.
final class PrintedPage {
  private static final String EXTERNAL = "http://xml.org/sax/features/external-general-entities";
  private static final String DTD =
      "http://apache.org/xml/features/nonvalidating/load-external-dtd";

  private final Manuscript manuscript;
  private final Document page;

  PrintedPage(Manuscript manuscript) {
    this.manuscript = manuscript;
    this.page = parsed(manuscript.page());
  }

  Document document() {
    page.getDocumentElement().setAttribute("lang", manuscript.language().tag());
    leaveOut(this::isInAnotherLanguage);
    leaveOut(PrintedPage::isForScreens);
    Elements.named("svg", page)
        .forEach(svg -> svg.getParentNode().replaceChild(new Drawing(svg).boxes(), svg));
    Elements.all(page).forEach(row -> new Shares(row).give());
    dress();
    outline();
    return page;
  }

  private boolean isInAnotherLanguage(Element element) {
    return element.hasAttribute("lang")
        && !element.getAttribute("lang").equals(manuscript.language().tag());
  }

  private static boolean isForScreens(Element element) {
    return switch (element.getTagName()) {
      case "input", "link", "style", "script" -> true;
      case "meta" -> element.hasAttribute("http-equiv");
      default -> element.getAttribute("class").equals("switch");
    };
  }

  private void leaveOut(Predicate<Element> unwanted) {
    Elements.all(page).stream().filter(unwanted).forEach(Elements::remove);
  }

  /// The stylesheet for paper, and what every sheet says at its head.
  private void dress() {
    var style = page.createElement("style");
    style.setTextContent(manuscript.stylesheet());
    var about = page.createElement("meta");
    about.setAttribute("name", "description");
    about.setAttribute("content", manuscript.head());
    var head = the("head");
    head.appendChild(about);
    head.appendChild(style);
    var running = page.createElement("p");
    running.setAttribute("class", "running");
    running.setTextContent(manuscript.head());
    var body = the("body");
    body.insertBefore(running, body.getFirstChild());
  }

  /// What a reader shows beside the pages.
  private void outline() {
    var bookmarks = page.createElement("bookmarks");
    var number = 0;
    for (var heading : Elements.named("h2", page)) {
      var id = "section-" + ++number;
      heading.setAttribute("id", id);
      var bookmark = page.createElement("bookmark");
      bookmark.setAttribute("name", heading.getTextContent().strip());
      bookmark.setAttribute("href", "#" + id);
      bookmarks.appendChild(bookmark);
    }
    the("head").appendChild(bookmarks);
  }

  private Element the(String name) {
    return Elements.named(name, page).getFirst();
  }

  private static Document parsed(String page) {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(EXTERNAL, false);
      factory.setFeature(DTD, false);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalArgumentException("the page is not well-formed XHTML", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
