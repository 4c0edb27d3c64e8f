package org.hikae.orchestrator.schedule;

import java.time.YearMonth;
import org.hikae.cluster.LedgerException;

/// Tells the contacts that there is a report of a month.
public interface ReportNews {
  /// Whether they are being told under that name.
  boolean isTold(String id);

  /// Has them told, once under each name.
  void tell(String id, YearMonth month) throws LedgerException, InterruptedException;
}
