package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.http.CutShort;
import org.hikae.orchestrator.http.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// What people see when a page cannot be shown: what happened and what to do, in their language,
/// and never a stack trace. Programs, and whatever is below `/api/`, are told otherwise.
public final class ErrorPages implements HandlerExceptionResolver, Ordered {
  private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

  private final Frames frames;

  public ErrorPages(Frames frames) {
    this.frames = frames;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception thrown) {
    if (thrown instanceof CutShort cut) {
      throw cut;
    }
    if (request.getRequestURI().startsWith("/api/") || !wantsPage(request)) {
      return null;
    }
    var status = status(thrown);
    if (status.value() == HttpStatus.UNAUTHORIZED.value()) {
      return new ModelAndView("redirect:" + SignInPages.signIn(request));
    }
    if (status.is5xxServerError() && !(thrown instanceof Refusal)) {
      log.error("{} could not be shown", request.getRequestURI(), thrown);
    }
    var page = new ModelAndView("error");
    page.setStatus(status);
    page.addObject("frame", frames.frame(request));
    page.addObject("status", status.value());
    page.addObject("known", known(status));
    page.addObject("path", request.getRequestURI());
    page.addObject("said", said(thrown, request));
    return page;
  }

  /// Refusals are worded in English; on a Japanese page the status has its own words.
  private static @Nullable String said(Exception thrown, HttpServletRequest request) {
    return thrown instanceof Refusal refusal && Speech.language(request) == Language.EN
        ? refusal.getMessage() + "; " + refusal.hint()
        : null;
  }

  private static boolean wantsPage(HttpServletRequest request) {
    var accepted = request.getHeader("Accept");
    return accepted != null && accepted.contains("text/html");
  }

  private static HttpStatusCode status(Exception thrown) {
    return switch (thrown) {
      case Refusal refusal -> refusal.status();
      case ErrorResponse known -> known.getStatusCode();
      case IllegalArgumentException _, InvalidParameterException _ -> HttpStatus.BAD_REQUEST;
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }

  /// The status whose words fit.
  private static int known(HttpStatusCode status) {
    return switch (status.value()) {
      case 400, 403, 404, 405, 409, 503 -> status.value();
      default -> status.is4xxClientError() ? 400 : 500;
    };
  }
}
