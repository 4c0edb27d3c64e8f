package org.hikae.cli.remote;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/// An orchestrator answered, and said no.
public final class RequestRefused extends IOException {
  private final int status;
  private final String hint;
  private final transient JsonNode problem;

  RequestRefused(int status, String why, String hint, JsonNode problem) {
    super(why);
    this.status = status;
    this.hint = hint;
    this.problem = problem;
  }

  /// HTTP's status.
  public int status() {
    return status;
  }

  /// What to do, in the orchestrator's words; empty when it said nothing.
  public String hint() {
    return hint;
  }

  /// Everything that was said, as RFC 9457 has it.
  public JsonNode problem() {
    return problem;
  }
}
