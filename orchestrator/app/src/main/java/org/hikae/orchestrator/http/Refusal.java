package org.hikae.orchestrator.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// Why a request is not carried out: one sentence, and one of what to do.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final String hint;

  public Refusal(HttpStatus status, String sentence, String hint) {
    super(sentence);
    this.status = status;
    this.hint = hint;
  }

  static Refusal unknown(String what, String hint) {
    return new Refusal(HttpStatus.NOT_FOUND, "there is no " + what, hint);
  }

  /// What a request has to say; a refusal when it does not.
  static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "'" + name + "' is missing", "say it: {\"" + name + "\": …}");
    }
    return value;
  }

  public HttpStatus status() {
    return status;
  }

  public String hint() {
    return hint;
  }

  ProblemDetail problem() {
    return problem(status, String.valueOf(getMessage()), hint);
  }

  static ProblemDetail problem(HttpStatus status, String sentence, String hint) {
    var problem = ProblemDetail.forStatusAndDetail(status, sentence);
    problem.setProperty("hint", hint);
    return problem;
  }
}
