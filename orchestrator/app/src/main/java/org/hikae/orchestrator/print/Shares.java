package org.hikae.orchestrator.print;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/// Boxes of a row that grow by their share of it: on paper, boxes that are as wide as that.
record Shares(Element row) {
  private static final Pattern GROWS = Pattern.compile("flex-grow:([0-9.]+)");

  void give() {
    var boxes = Elements.children(row);
    var whole = boxes.stream().mapToDouble(Shares::share).sum();
    if (whole > 0) {
      give(boxes, whole);
    }
  }

  private static void give(List<Element> boxes, double whole) {
    for (var box : boxes) {
      var width = String.format(Locale.ROOT, "width:%.2f%%", 100 * share(box) / whole);
      box.setAttribute("style", width);
    }
  }

  private static double share(Element box) {
    var found = GROWS.matcher(box.getAttribute("style"));
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }
}
