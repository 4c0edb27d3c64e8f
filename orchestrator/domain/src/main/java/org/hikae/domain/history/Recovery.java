package org.hikae.domain.history;

import java.time.Duration;
import java.time.Instant;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.outage.Judgement;
import org.hikae.domain.run.RunId;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.protocol.ServiceId;

/// One recovery that has ended: how long the service was away, or in a drill would have been.
///
/// @param back whether it got to its end; one that did not has no time that could be averaged
public record Recovery(
    RunId run,
    RunbookId runbook,
    ServiceId service,
    Tier tier,
    Occasion occasion,
    Instant began,
    boolean back,
    Judgement downtime) {
  public boolean met() {
    return back && downtime.met();
  }

  public Duration took() {
    return downtime.measured();
  }
}
