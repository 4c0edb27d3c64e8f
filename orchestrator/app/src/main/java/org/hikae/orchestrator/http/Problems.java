package org.hikae.orchestrator.http;

import org.hikae.cluster.LedgerException;
import org.hikae.domain.document.DocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Every refusal as RFC 9457 problem with a `hint`.
@RestControllerAdvice
public final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refusal(Refusal refusal) {
    return of(refusal.problem());
  }

  /// Every mistake of a document, with its line and the way out.
  @ExceptionHandler
  ResponseEntity<ProblemDetail> mistaken(DocumentException e) {
    var problem =
        Refusal.problem(
            HttpStatus.UNPROCESSABLE_CONTENT,
            e.document() + " cannot be used: " + e.findings().size() + " mistakes",
            e.hint());
    problem.setProperty("findings", e.findings());
    return of(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> undecided(LedgerException e) {
    return of(
        Refusal.problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "the ledger could not decide: " + e.getMessage(),
            "look whether a majority of the orchestrators runs, then ask again."));
  }

  @ExceptionHandler({IllegalArgumentException.class, HttpMessageNotReadableException.class})
  ResponseEntity<ProblemDetail> unreadable(Exception e) {
    return of(
        Refusal.problem(
            HttpStatus.BAD_REQUEST,
            String.valueOf(e.getMessage()),
            "docs/reference/api.md shows what is expected."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(NoResourceFoundException e) {
    return of(
        Refusal.problem(
            HttpStatus.NOT_FOUND,
            "there is nothing at /" + e.getResourcePath(),
            "docs/reference/api.md lists what there is."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e) {
    log.error("a request failed", e);
    return of(
        Refusal.problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "the request failed: " + e,
            "the orchestrator's log has the details."));
  }

  private static ResponseEntity<ProblemDetail> of(ProblemDetail problem) {
    return ResponseEntity.of(problem).build();
  }
}
