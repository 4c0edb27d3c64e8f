package org.hikae.orchestrator.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/// Where links in a guide lead once it is a page: to another guide, to a place in this one, or over
/// HTTPS. Of a link to another document its words stay, with the file's name behind them; of any
/// other link its words alone.
final class GuideLinks {
  private static final Pattern FILE = Pattern.compile("(?:\\./|\\.\\./)*([\\w./-]*)(#[\\w-]+)?");

  private final List<String> names;

  GuideLinks(List<String> names) {
    this.names = List.copyOf(names);
  }

  void mend(Node document) {
    var found = new Found();
    document.accept(found);
    found.images.forEach(GuideLinks::leaveOut);
    found.links.forEach(this::mend);
  }

  private void mend(Link link) {
    var there = destination(link.getDestination());
    if (there.isPresent()) {
      link.setDestination(there.get());
      return;
    }
    while (link.getFirstChild() != null) {
      link.insertBefore(link.getFirstChild());
    }
    file(link.getDestination()).ifPresent(file -> named(link, file));
    link.unlink();
  }

  private static void named(Link link, String file) {
    link.insertBefore(new Text(" ("));
    link.insertBefore(new Code(file));
    link.insertBefore(new Text(")"));
  }

  Optional<String> destination(String written) {
    if (written.startsWith("https://") || written.matches("#[\\w-]+")) {
      return Optional.of(written);
    }
    return names.stream()
        .filter(name -> written.matches("(\\.\\./|\\./|ja/)*" + name + "\\.md(#[\\w-]+)?"))
        .map(name -> "/help/" + name + written.substring(written.indexOf(".md") + ".md".length()))
        .findFirst();
  }

  /// The file of this project that a link leads to, seen from the project's folder.
  private static Optional<String> file(String written) {
    var file = FILE.matcher(written);
    if (!file.matches() || file.group(1).isEmpty()) {
      return Optional.empty();
    }
    var path = file.group(1);
    return Optional.of(path.matches("(reference|concepts|decisions)/.*") ? "docs/" + path : path);
  }

  private static void leaveOut(Image image) {
    var around = image.getParent();
    image.unlink();
    if (around instanceof Paragraph && around.getFirstChild() == null) {
      around.unlink();
    }
  }

  private static final class Found extends AbstractVisitor {
    private final List<Link> links = new ArrayList<>();
    private final List<Image> images = new ArrayList<>();

    @Override
    public void visit(Link link) {
      links.add(link);
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      images.add(image);
    }
  }
}
