package org.hikae.orchestrator.wiring;

import org.hikae.cluster.Ledger;
import org.hikae.orchestrator.audit.AccessRounds;
import org.hikae.orchestrator.batch.Carrier;
import org.hikae.orchestrator.housekeeping.HousekeepingRounds;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.FirstEstate;
import org.hikae.orchestrator.ledger.Projection;
import org.hikae.orchestrator.notice.NoticeRounds;
import org.hikae.orchestrator.pleas.PleaDesk;
import org.hikae.orchestrator.pleas.PleaDesk.Court;
import org.hikae.orchestrator.probing.Prober;
import org.hikae.orchestrator.schedule.ScheduleRounds;
import org.hikae.orchestrator.state.NewBeginning;
import org.hikae.orchestrator.watch.Rounds;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Everything that goes on by itself: begun when all objects are there, ended before the first of
/// them is taken down.
final class Duty implements SmartLifecycle {
  private final Ledger ledger;
  private final EstateInForce estate;
  private final PleaDesk pleas;
  private final Carrier carrier;
  private final Projection projection;
  private final Prober prober;
  private final Rounds rounds;
  private final NoticeRounds notices;
  private final AccessRounds accesses;
  private final ScheduleRounds schedules;
  private final HousekeepingRounds housekeeping;
  private final NewBeginning beginning;
  private final @Nullable FirstEstate first;
  private volatile boolean running;

  Duty(
      Ledger ledger,
      EstateInForce estate,
      PleaDesk pleas,
      Carrier carrier,
      Projection projection,
      Prober prober,
      Rounds rounds,
      NoticeRounds notices,
      AccessRounds accesses,
      ScheduleRounds schedules,
      HousekeepingRounds housekeeping,
      NewBeginning beginning,
      @Nullable FirstEstate first) {
    this.ledger = ledger;
    this.estate = estate;
    this.pleas = pleas;
    this.carrier = carrier;
    this.projection = projection;
    this.prober = prober;
    this.rounds = rounds;
    this.notices = notices;
    this.accesses = accesses;
    this.schedules = schedules;
    this.housekeeping = housekeeping;
    this.beginning = beginning;
    this.first = first;
  }

  @Override
  public void start() {
    carrier.recoverFromLastLife();
    projection.start();
    pleas.open(new Court(ledger.leases(), () -> estate.now().orElse(null)));
    if (first != null) {
      first.start();
    }
    beginning.start();
    prober.start();
    rounds.start();
    notices.start();
    accesses.start();
    schedules.start();
    housekeeping.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    housekeeping.close();
    schedules.close();
    accesses.close();
    notices.close();
    rounds.close();
    prober.close();
    beginning.close();
    if (first != null) {
      first.close();
    }
    projection.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
