package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.hikae.orchestrator.console.Frame.Visitor;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.Caller;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.Refusal;
import org.hikae.orchestrator.http.Right;
import org.hikae.orchestrator.http.SessionCookies;
import org.springframework.dao.DataAccessException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// Puts the frame around every page.
@ControllerAdvice(basePackageClasses = Frames.class)
public final class Frames {
  private final Board board;
  private final Callers callers;
  private final Assets assets;
  private final Clock clock;

  public Frames(Board board, Callers callers, Assets assets, Clock clock) {
    this.board = board;
    this.callers = callers;
    this.assets = assets;
    this.clock = clock;
  }

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request) {
    var manner = Manner.of(request, clock);
    var ledger = board.ledger();
    return new Frame(
        manner.language().tag(),
        Choices.of(request, Choices.Choice.THEME).orElse("auto"),
        request.getMethod().equals("GET") ? request.getRequestURI() : "/",
        asked(request),
        board.mesh().self().toString(),
        ledger.leader().map(Object::toString).orElse(null),
        ledger.leads(),
        callers.leader().orElse(null),
        board.projection().applied(),
        manner.moment(manner.now()),
        visitor(request),
        assets);
  }

  private static Map<String, String> asked(HttpServletRequest request) {
    var asked =
        request.getMethod().equals("GET")
            ? Choices.parameters(request)
            : new TreeMap<String, String>();
    for (var choice : Choices.Choice.ALL) {
      asked.remove(choice.parameter());
    }
    return asked;
  }

  private Visitor visitor(HttpServletRequest request) {
    var caller = caller(request);
    return new Visitor(
        caller.known() ? caller.name() : null,
        SessionCookies.isSignedIn(caller),
        caller.may(Right.READ),
        caller.may(Right.TEST),
        caller.may(Right.RUN),
        caller.may(Right.ADMIN));
  }

  /// Also where nobody had to find out, because there is nothing at that address. The status page
  /// does without: it is there as long as anything is.
  private Caller caller(HttpServletRequest request) {
    if (request.getRequestURI().startsWith("/public/")) {
      return Caller.NOBODY;
    }
    try {
      return callers.resolved(request);
    } catch (Refusal | DataAccessException unknown) {
      return Caller.NOBODY;
    }
  }
}
