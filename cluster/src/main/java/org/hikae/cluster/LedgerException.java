package org.hikae.cluster;

import java.io.IOException;

/// The ledger could not decide: no majority, no leader, or not in time.
public final class LedgerException extends IOException {
  public LedgerException(String message) {
    super(message);
  }

  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
