package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.http.Refusal;
import org.hikae.orchestrator.watch.Runbooks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Runbooks: all of them, and one as it is read and printed.
@Controller
public final class RunbooksPages {
  private final Runbooks runbooks;
  private final Proofs proofs;
  private final Clock clock;

  public RunbooksPages(Runbooks runbooks, Proofs proofs, Clock clock) {
    this.runbooks = runbooks;
    this.proofs = proofs;
    this.clock = clock;
  }

  @GetMapping("/runbooks")
  String runbooks(HttpServletRequest request, Model model) {
    model.addAttribute("v", maker(request).rows(runbooks.all()));
    return "runbooks";
  }

  @GetMapping("/runbooks/{id}")
  String runbook(@PathVariable("id") String id, HttpServletRequest request, Model model) {
    var runbook =
        runbooks
            .find(new RunbookId(id))
            .orElseThrow(
                () ->
                    new Refusal(
                        HttpStatus.NOT_FOUND, "there is no runbook " + id, "look at /runbooks."));
    model.addAttribute("v", maker(request).detail(runbook));
    return "runbook";
  }

  private RunbooksMaker maker(HttpServletRequest request) {
    return new RunbooksMaker(proofs, Manner.of(request, clock));
  }
}
