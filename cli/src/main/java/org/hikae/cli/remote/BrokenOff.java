package org.hikae.cli.remote;

import java.io.IOException;

/// An orchestrator handed something out, and it ended before it was whole.
public final class BrokenOff extends IOException {
  private static final long serialVersionUID = 1;

  BrokenOff(long bytes, IOException cause) {
    super("it broke off after " + bytes + " bytes", cause);
  }
}
