package org.hikae.orchestrator.print;

import java.util.Locale;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/// A drawing of ours (SVG) as boxes on the paper, since the printer knows no SVG: each rectangle,
/// line, circle, pole (`M x y L x y V y`) and text becomes a box of its class at its place. Words
/// stay words, in the page's font.
final class Drawing {
  /// A4 without its margins, in points.
  private static final double PAPER = 516;

  /// From a text's baseline up to the top of its box, in points.
  private static final double ABOVE = 9.3;

  private static final double THIN = 0.6;
  private static final Pattern SPACE = Pattern.compile("[^0-9.-]+");

  private final Element svg;
  private final double scale;
  private final Element paper;

  Drawing(Element svg) {
    this.svg = svg;
    var view = numbers(svg.getAttribute("viewBox"));
    this.scale = PAPER / view[2];
    this.paper = svg.getOwnerDocument().createElement("div");
    paper.setAttribute("class", "drawn");
    paper.setAttribute("style", points("width", PAPER) + points("height", view[3] * scale));
  }

  Element boxes() {
    for (var shape : Elements.below(svg)) {
      switch (shape.getTagName()) {
        case "rect" -> rectangle(shape);
        case "circle" -> circle(shape);
        case "line" -> line(shape);
        case "path" -> pole(shape);
        case "text" -> text(shape);
        default -> {} // what is only a frame of the others
      }
    }
    return paper;
  }

  private void rectangle(Element shape) {
    var width = number(shape, "width");
    box(shape, "", number(shape, "x"), number(shape, "y"), width, number(shape, "height"));
  }

  private void circle(Element shape) {
    var radius = number(shape, "r");
    var left = number(shape, "cx") - radius;
    box(shape, "round ", left, number(shape, "cy") - radius, 2 * radius, 2 * radius);
  }

  private void line(Element shape) {
    if (!((Element) shape.getParentNode()).getTagName().equals("pattern")) {
      var left = number(shape, "x1");
      var top = number(shape, "y1");
      box(shape, "", left, top, number(shape, "x2") - left, number(shape, "y2") - top);
    }
  }

  /// Down, aside, and down again.
  private void pole(Element shape) {
    var at = numbers(shape.getAttribute("d"));
    var bend = (at[1] + at[3]) / 2;
    box(shape, "", at[0], at[1], 0, bend - at[1]);
    box(shape, "", Math.min(at[0], at[2]), bend, Math.abs(at[0] - at[2]), 0);
    box(shape, "", at[2], bend, 0, at[4] - bend);
  }

  private void box(
      Element shape, String also, double left, double top, double width, double height) {
    var box = put("div", also + shape.getAttribute("class"));
    box.setAttribute(
        "style",
        points("left", left * scale)
            + points("top", top * scale)
            + points("width", Math.max(THIN, width * scale))
            + points("height", Math.max(THIN, height * scale)));
  }

  private void text(Element shape) {
    var words = put("div", "words " + shape.getAttribute("class"));
    words.setAttribute(
        "style",
        points("left", number(shape, "x") * scale)
            + points("top", number(shape, "y") * scale - ABOVE));
    words.setTextContent(shape.getTextContent());
  }

  private Element put(String name, String css) {
    var element = svg.getOwnerDocument().createElement(name);
    element.setAttribute("class", css);
    paper.appendChild(element);
    return element;
  }

  private static double number(Element shape, String attribute) {
    return Double.parseDouble(shape.getAttribute(attribute));
  }

  private static double[] numbers(String text) {
    return SPACE
        .splitAsStream(text)
        .filter(part -> !part.isEmpty())
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static String points(String property, double value) {
    return String.format(Locale.ROOT, "%s:%.2fpt;", property, value);
  }
}
