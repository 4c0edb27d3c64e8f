package org.hikae.orchestrator.state;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.hikae.cluster.Ledger;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.hikae.orchestrator.settings.SettingsText;
import org.hikae.orchestrator.state.StateLine.Begun;
import org.hikae.orchestrator.state.StateLine.Day;
import org.hikae.protocol.NodeId;

/// Takes this orchestrator's state, as of one moment of the ledger. Needs no majority: what is
/// applied here is what there is.
public final class StateKeeper {
  private final NodeId node;
  private final String authority;
  private final SettingsText settings;
  private final Ledger ledger;
  private final AvailabilityDays days;
  private final Clock clock;

  /// @param authority the fingerprint of the estate's authority
  public StateKeeper(
      NodeId node,
      String authority,
      SettingsText settings,
      Ledger ledger,
      AvailabilityDays days,
      Clock clock) {
    this.node = node;
    this.authority = authority;
    this.settings = settings;
    this.ledger = ledger;
    this.days = days;
    this.clock = clock;
  }

  public State take() {
    var observed = new ArrayList<Day>();
    days.since(LocalDate.EPOCH)
        .forEach(
            (service, each) ->
                each.forEach(
                    (day, seen) ->
                        observed.add(
                            new Day(service, day, seen.seen(), seen.away(), seen.looks()))));
    return new State(
        new Begun(StateFile.FORMAT, node, clock.instant(), authority),
        settings.text(),
        ledger.copy(),
        observed);
  }
}
