package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.http.Attention;
import org.hikae.orchestrator.http.AttentionView;
import org.hikae.orchestrator.http.AttentionView.Level;
import org.hikae.orchestrator.http.Board;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The page at `/`.
@Controller
public final class Pages {
  /// What wants attention is the worst first; more than these nobody reads here.
  private static final int MOST = 20;

  private final Board board;
  private final Attention attention;
  private final Clock clock;

  public Pages(Board board, Attention attention, Clock clock) {
    this.board = board;
    this.attention = attention;
    this.clock = clock;
  }

  @GetMapping("/")
  String overview(HttpServletRequest request, Model model) {
    var language = Speech.language(request);
    model.addAttribute("o", new OverviewMaker(board, clock, clock.getZone(), language).make());
    var wanted = attention.now().stream().filter(item -> item.level() != Level.CALM).toList();
    model.addAttribute(
        "attention", wanted.stream().limit(MOST).map(item -> wanted(item, language)).toList());
    model.addAttribute("more", Math.max(0, wanted.size() - MOST));
    return "overview";
  }

  private static Wanted wanted(AttentionView item, Language language) {
    var sentence = item.sentence();
    return new Wanted(
        item.level() == Level.ALARM ? "alarm" : "watch",
        language == Language.JA ? sentence.ja() : sentence.en(),
        item.command(),
        item.page());
  }

  /// Something that wants attention, and where it is dealt with.
  public record Wanted(String tone, String sentence, String command, String page) {}
}
