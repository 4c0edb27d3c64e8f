package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import org.hikae.orchestrator.help.Guides;
import org.hikae.orchestrator.http.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The guides.
@Controller
public final class HelpPages {
  /// More of a question nobody typed.
  private static final int LONGEST = 100;

  private final Guides guides;

  public HelpPages(Guides guides) {
    this.guides = guides;
  }

  @GetMapping("/help")
  String help(
      @RequestParam(name = "q", defaultValue = "") String asked,
      HttpServletRequest request,
      Model model) {
    var language = Speech.language(request);
    var question = asked.strip();
    var kept = question.length() > LONGEST ? question.substring(0, LONGEST) : question;
    model.addAttribute("q", kept);
    model.addAttribute("hits", guides.search(kept, language));
    model.addAttribute("guides", guides.all(language));
    return "help";
  }

  @GetMapping("/help/{guide}")
  String guide(@PathVariable("guide") String name, HttpServletRequest request, Model model) {
    var language = Speech.language(request);
    var found =
        guides
            .find(name, language)
            .orElseThrow(
                () ->
                    new Refusal(
                        HttpStatus.NOT_FOUND, "there is no guide " + name, "look at /help."));
    model.addAttribute("g", found);
    model.addAttribute("other", found.language() != language);
    return "guide";
  }
}
