package org.hikae.orchestrator.contract;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.NewestPoints;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.hikae.orchestrator.probing.ProbeHistory;
import org.hikae.orchestrator.volume.Volumes;

/// Who looks at which row.
public final class Judges {
  private Judges() {}

  public static Map<String, Supplier<Finding>> of(
      EstateInForce estate,
      NewestPoints points,
      Proofs proofs,
      ProbeHistory history,
      AvailabilityDays days,
      Recoveries recoveries,
      Volumes volumes,
      Clock clock) {
    return Map.of(
        "AVL-02", new AvailabilityJudge(estate, days, clock, clock.getZone())::find,
        "AVL-03", new CopyJudge(estate, points, proofs, clock)::find,
        "DAT-01", new VolumeJudge(volumes, clock)::find,
        "REL-01", new WatchJudge(estate, history, clock)::find,
        "REL-03", new RecoveryJudge(recoveries, clock, clock.getZone())::find);
  }
}
