package org.hikae.orchestrator.help;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.help.Guide.Section;

/// Makes a [Guide] of Markdown. HTML in it is shown as text, links lead to other guides and over
/// HTTPS only, and pictures are left out.
public final class GuideReader {
  private static final List<TablesExtension> TABLES = tables();

  private final Parser parser = Parser.builder().extensions(TABLES).build();
  private final GuideLinks links;

  /// @param names of all guides, to which links may lead
  public GuideReader(List<String> names) {
    this.links = new GuideLinks(names);
  }

  private static List<TablesExtension> tables() {
    return List.of((TablesExtension) TablesExtension.create());
  }

  /// @param anchors of its headings below the title, in their order; none to make them of their
  ///   words
  public Guide read(String name, Language language, String markdown, List<String> anchors) {
    var document = parser.parse(markdown);
    if (!(document.getFirstChild() instanceof Heading title) || title.getLevel() != 1) {
      throw new IllegalStateException("the guide " + name + " does not begin with its title");
    }
    var titled = Wording.of(title);
    title.unlink();
    links.mend(document);
    var placed = new HashMap<Node, String>();
    var sections = sections(document, titled, anchors, placed);
    return new Guide(name, language, titled, renderer(placed).render(document), sections);
  }

  private List<Section> sections(
      Node document, String title, List<String> anchors, Map<Node, String> placed) {
    var sections = new ArrayList<Section>();
    var anchor = "";
    var level = 1;
    var heading = title;
    var text = new ArrayList<String>();
    for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading next) {
        sections.add(new Section(anchor, level, heading, String.join(" ", text)));
        text.clear();
        level = next.getLevel();
        heading = Wording.of(next);
        anchor = placed.size() < anchors.size() ? anchors.get(placed.size()) : anchorOf(heading);
        placed.put(next, anchor);
      } else {
        text.add(Wording.of(node));
      }
    }
    sections.add(new Section(anchor, level, heading, String.join(" ", text)));
    return sections;
  }

  /// As code hosts do it, so that a link with an anchor holds there, too.
  static String anchorOf(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\- ]", "").replace(' ', '-');
  }

  private static HtmlRenderer renderer(Map<Node, String> placed) {
    AttributeProvider marks =
        (node, tag, attributes) -> {
          if (node instanceof Heading && placed.containsKey(node)) {
            attributes.put("id", placed.get(node));
          }
          if (node instanceof FencedCodeBlock && tag.equals("pre")) {
            attributes.put("class", "plan");
            attributes.put("tabindex", "0");
          }
          if (node instanceof Code) {
            attributes.put("class", "break");
          }
        };
    return HtmlRenderer.builder()
        .extensions(TABLES)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .attributeProviderFactory(_ -> marks)
        .build();
  }
}
