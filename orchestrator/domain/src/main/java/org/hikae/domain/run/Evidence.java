package org.hikae.domain.run;

import org.hikae.protocol.Names;

/// Something that was measured from outside and speaks for or against the run: `canary-loss`, 12,
/// rows.
public record Evidence(String name, String value, String unit, String note) {
  /// Rows that a writer had committed before the outage and that are missing after it.
  public static final String CANARY_LOSS = "canary-loss";

  public Evidence {
    Names.require("evidence", name);
  }
}
