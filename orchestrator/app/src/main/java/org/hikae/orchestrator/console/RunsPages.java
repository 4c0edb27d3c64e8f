package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunEvent.Choice;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.Caller;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.Needs;
import org.hikae.orchestrator.http.PeopleDesk;
import org.hikae.orchestrator.http.Refusal;
import org.hikae.orchestrator.http.Right;
import org.hikae.orchestrator.watch.Runbooks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// Runs: all of them, one against its deadline, and one as a person leads it.
@Controller
public final class RunsPages {
  private static final Set<String> SELECTIONS = Set.of("all", "incidents", "drills");
  private static final Set<String> NOTICES = Set.of("overtaken", "said");

  private final Board board;
  private final Runbooks runbooks;
  private final PeopleDesk desk;
  private final Clock clock;

  public RunsPages(Board board, Runbooks runbooks, PeopleDesk desk, Clock clock) {
    this.board = board;
    this.runbooks = runbooks;
    this.desk = desk;
    this.clock = clock;
  }

  @GetMapping("/runs")
  String runs(
      @RequestParam(name = "only", defaultValue = "all") String only,
      HttpServletRequest request,
      Model model) {
    var selected = SELECTIONS.contains(only) ? only : "all";
    model.addAttribute("v", maker(request).listing(board.newestRuns(), selected));
    return "runs";
  }

  @GetMapping("/runs/{id}")
  String run(@PathVariable("id") String id, HttpServletRequest request, Model model) {
    model.addAttribute("v", maker(request).detail(board.run(id)));
    return "run";
  }

  @GetMapping("/runs/{id}/follow")
  String follow(
      @PathVariable("id") String id,
      @RequestParam(name = "notice", defaultValue = "") String notice,
      @RequestAttribute(Callers.CALLER) Caller caller,
      HttpServletRequest request,
      Model model) {
    var run = board.found(id);
    var blocked = blocked(run, caller);
    model.addAttribute(
        "v",
        maker(request)
            .guide(
                run,
                board.run(id),
                blocked,
                NOTICES.contains(notice) ? notice : null,
                blocked == null));
    return "follow";
  }

  private @Nullable String blocked(Run run, Caller caller) {
    if (!caller.known()) {
      return "stranger";
    }
    if (!caller.may(run.plan().isDrill() ? Right.TEST : Right.RUN)) {
      return "right";
    }
    return board.ledger().leads() ? null : "elsewhere";
  }

  /// What a person says about a step: that a task is done, or what is to become of one that failed.
  @PostMapping("/runs/{id}/steps/{step}")
  @Needs(Right.TEST)
  String say(
      @PathVariable("id") String id,
      @PathVariable("step") String step,
      @RequestParam("choice") String choice,
      @RequestParam(name = "note", defaultValue = "") String note,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    try {
      if (choice.equals("confirm")) {
        desk.confirm(id, step, note, caller);
      } else {
        desk.decide(id, step, choice(choice), note, caller);
      }
      return follow(id, "said");
    } catch (Refusal refusal) {
      return overtaken(id, refusal);
    }
  }

  @PostMapping("/runs/{id}/end")
  @Needs(Right.TEST)
  String end(
      @PathVariable("id") String id,
      @RequestParam(name = "note", defaultValue = "") String note,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    try {
      desk.abort(id, note, caller);
      return follow(id, "said");
    } catch (Refusal refusal) {
      return overtaken(id, refusal);
    }
  }

  private static Choice choice(String word) {
    return Choice.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /// The run has gone on since the page was looked at: it is shown as it is now.
  private static String overtaken(String id, Refusal refusal) {
    if (refusal.status() != HttpStatus.CONFLICT) {
      throw refusal;
    }
    return follow(id, "overtaken");
  }

  private static String follow(String id, String notice) {
    return "redirect:/runs/" + id + "/follow?notice=" + notice;
  }

  private RunsMaker maker(HttpServletRequest request) {
    return new RunsMaker(board.estate().now().orElse(null), runbooks, Manner.of(request, clock));
  }
}
