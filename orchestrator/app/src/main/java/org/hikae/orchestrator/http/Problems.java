package org.hikae.orchestrator.http;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.document.DocumentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.DatabindException;

/// Every refusal as RFC 9457 problem with a `hint`.
@RestControllerAdvice
public final class Problems {
  private static final String SHOWN = "GET /api/v1/openapi.json shows what is expected.";
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

  @ExceptionHandler
  ResponseEntity<ProblemDetail> mistaken(IllegalArgumentException e) {
    var said = String.valueOf(e.getMessage());
    return of(
        Refusal.problem(
            HttpStatus.BAD_REQUEST,
            said.startsWith("No enum constant") ? "a word is none of those that fit" : said,
            SHOWN));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(MethodArgumentTypeMismatchException e) {
    return of(
        Refusal.problem(
            HttpStatus.BAD_REQUEST, "'" + e.getName() + "' is not of the kind that fits", SHOWN));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(InvalidParameterException e) {
    return of(
        Refusal.problem(
            HttpStatus.BAD_REQUEST, "the address cannot be understood behind its '?'", SHOWN));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
    var where =
        e.getCause() instanceof DatabindException mismatch && !mismatch.getPath().isEmpty()
            ? "'"
                + mismatch.getPath().getLast().getPropertyName()
                + "' is not of the kind that fits"
            : "the body is missing, or is not the JSON that fits";
    return of(Refusal.problem(HttpStatus.BAD_REQUEST, where, SHOWN));
  }

  /// What Spring itself turns down, and whatever else goes wrong.
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return ResponseEntity.status(known.getStatusCode())
          .headers(known.getHeaders())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(known(known, request));
    }
    log.error("{} failed", request.getRequestURI(), e);
    return of(
        Refusal.problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "the request failed",
            "the orchestrator's log has the details."));
  }

  private static ProblemDetail known(ErrorResponse known, HttpServletRequest request) {
    var said = known.getBody().getDetail();
    var sentence =
        switch (known.getStatusCode().value()) {
          case 404 -> "there is nothing at " + request.getRequestURI();
          case 405 -> request.getRequestURI() + " cannot be asked by " + request.getMethod();
          case 415 -> "the body is not JSON";
          default -> said == null ? "the request cannot be understood" : said;
        };
    return Refusal.problem(HttpStatus.valueOf(known.getStatusCode().value()), sentence, SHOWN);
  }

  private static ResponseEntity<ProblemDetail> of(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
