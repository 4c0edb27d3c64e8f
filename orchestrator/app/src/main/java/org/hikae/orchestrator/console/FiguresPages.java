package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hikae.domain.figures.Figure;
import org.hikae.orchestrator.figures.Figures;
import org.hikae.orchestrator.http.Needs;
import org.hikae.orchestrator.http.Right;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// How many users, services, recovery points and jobs there are.
@Controller
public final class FiguresPages {
  private final Figures figures;
  private final Clock clock;

  public FiguresPages(Figures figures, Clock clock) {
    this.figures = figures;
    this.clock = clock;
  }

  public record Section(String title, List<Row> rows) {}

  public record Row(String what, String value) {}

  @GetMapping("/figures")
  @Needs(Right.ADMIN)
  String figures(HttpServletRequest request, Model model) {
    var manner = Manner.of(request, clock);
    var now = figures.now();
    model.addAttribute(
        "v",
        Arrays.stream(Figure.Group.values())
            .map(group -> new Section(manner.in(group.words()), rows(group, now, manner)))
            .toList());
    return "figures";
  }

  private static List<Row> rows(Figure.Group group, Map<Figure, Long> now, Manner manner) {
    return now.entrySet().stream()
        .filter(each -> each.getKey().group() == group)
        .map(
            each ->
                new Row(
                    manner.in(each.getKey().words()),
                    each.getKey().isBytes()
                        ? manner.bytes(each.getValue())
                        : "%,d".formatted(each.getValue())))
        .toList();
  }
}
