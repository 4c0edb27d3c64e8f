package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import org.hikae.orchestrator.http.Board;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The page at `/`, and the part of it that a browser fetches anew every other second.
@Controller
public final class Pages {
  private final Board board;
  private final Set<String> expected;
  private final Clock clock;

  /// @param expected the orchestrators that there should be
  public Pages(Board board, Set<String> expected, Clock clock) {
    this.board = board;
    this.expected = Set.copyOf(expected);
    this.clock = clock;
  }

  @GetMapping("/")
  String overview(HttpServletRequest request, HttpServletResponse response, Model model) {
    Speech.remember(request, response);
    fill(request, model);
    return "overview";
  }

  @GetMapping("/live")
  String live(HttpServletRequest request, Model model) {
    fill(request, model);
    return "overview :: live";
  }

  private void fill(HttpServletRequest request, Model model) {
    var language = Speech.language(request);
    model.addAttribute("lang", language.tag());
    model.addAttribute(
        "o", new OverviewMaker(board, expected, clock, ZoneId.systemDefault(), language).make());
  }
}
