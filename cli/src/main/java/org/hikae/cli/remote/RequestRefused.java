package org.hikae.cli.remote;

import java.io.IOException;

/// An orchestrator answered, and said no.
public final class RequestRefused extends IOException {
  private final int status;

  RequestRefused(int status, String why) {
    super(why);
    this.status = status;
  }

  /// HTTP's status.
  public int status() {
    return status;
  }
}
