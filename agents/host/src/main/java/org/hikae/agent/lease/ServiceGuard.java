package org.hikae.agent.lease;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hikae.agent.config.AgentException;
import org.hikae.agent.config.AgentException.Code;
import org.hikae.cluster.lease.LeaseHolder;
import org.hikae.cluster.lease.LeaseHolder.Asked;
import org.hikae.cluster.lease.LeaseHolder.Right;
import org.hikae.cluster.lease.Ticker;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.ServiceState;
import org.hikae.source.GuardedService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One service and its right to run here: it is started under a right, supervised while the right
/// lasts, and proven stopped before the right ends. As long as it *may* be running, the dead man's
/// switch is set.
public final class ServiceGuard {
  private static final Logger log = LoggerFactory.getLogger(ServiceGuard.class);
  private static final Duration START_AGAIN_AFTER = Duration.ofSeconds(2);

  private final GuardedService service;
  private final LeaseHolder lease;
  private final EpochBook epochs;
  private final Deadlines deadlines;
  private final Ticker ticker;

  private Run run = Run.DOWN;
  private boolean fencing;
  private boolean keptDown;
  private @Nullable FencingToken mine;
  private @Nullable Withdrawal withdrawal;
  private long notAgainBefore;

  ServiceGuard(
      GuardedService service,
      LeaseHolder lease,
      EpochBook epochs,
      Deadlines deadlines,
      Ticker ticker) {
    this.service = service;
    this.lease = lease;
    this.epochs = epochs;
    this.deadlines = deadlines;
    this.ticker = ticker;
    this.notAgainBefore = ticker.nanos();
  }

  /// Where the service itself stands; everything but DOWN may write.
  private enum Run {
    DOWN,
    STARTING,
    UP,
    STOPPING
  }

  /// Why it may not run any more.
  private record Withdrawal(FencingToken held, String because) {}

  public ServiceId id() {
    return service.id();
  }

  /// The service itself, to be asked about what it holds.
  public GuardedService service() {
    return service;
  }

  /// What it looks like from outside.
  public GuardedService.Probe probe() {
    return service.probe();
  }

  public synchronized ServiceState state() {
    if (run == Run.UP && lease.right() instanceof Right.Active(var token, _, _)) {
      return new ServiceState.Active(token);
    }
    return withdrawal == null
        ? new ServiceState.Standby()
        : new ServiceState.Fenced(withdrawal.held, withdrawal.because);
  }

  /// Keeps the service down while its data is changed. Throws when it may be running.
  public synchronized KeptDown keepDown() throws IOException {
    if (run != Run.DOWN || fencing || keptDown) {
      throw new AgentException(
          Code.SERVICE_RUNS, id() + " may be running here", "stop it before changing its data");
    }
    keptDown = true;
    return this::letUp;
  }

  private synchronized void letUp() {
    keptDown = false;
    notifyAll();
  }

  /// As long as it is open, the service does not start.
  public interface KeptDown extends AutoCloseable {
    @Override
    void close();
  }

  // ---- the right ----

  /// This agent holds the token from now on and renews it.
  synchronized void hold(FencingToken token) throws IOException {
    epochs.hold(token);
    mine = token;
  }

  /// The token to renew, if any.
  synchronized Optional<FencingToken> held() {
    return Optional.ofNullable(mine);
  }

  synchronized boolean renewalDue() {
    return mine != null && lease.untilNextPlea().isZero();
  }

  Asked asking() {
    return lease.asking();
  }

  /// Takes in what was answered to a plea.
  synchronized void heard(Asked asked, LeaseState state) {
    lease.heard(asked, state);
    if (state instanceof LeaseState.Free) {
      mine = null;
    }
    step();
    notifyAll();
  }

  /// Another site is active: stays down, and says so when this one was active before.
  synchronized void outrankedBy(FencingToken current) {
    var before = epochs.held(id()).filter(held -> held.isSupersededBy(current));
    if (before.isPresent()) {
      withdrawal = new Withdrawal(before.get(), superseded(before.get(), current));
      log.warn("{} stays fenced here: {}", id(), withdrawal.because);
    } else {
      log.info(
          "{} is on standby here: {} is active under epoch {}",
          id(),
          current.holder(),
          current.epoch());
    }
  }

  /// Waits until this token's right is proven.
  public synchronized boolean awaitRight(FencingToken token, Duration patience)
      throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!(lease.right() instanceof Right.Active(var active, _, _) && active.equals(token))) {
      var left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.toMillis() <= 0) {
        return false;
      }
      wait(left.toMillis());
    }
    return true;
  }

  /// Looks at the right and at the service, and begins whatever follows from them. Called often.
  synchronized void step() {
    var now = ticker.nanos();
    switch (lease.right()) {
      case Right.Active(var token, _, var untilEnd) -> supervise(token, now, untilEnd);
      case Right.Lapsed(var token) ->
          withdraw(token, "the lease of epoch " + token.epoch() + " ran out unrenewed");
      case Right.Superseded(var held, var current) when held.equals(current) -> fenceIfUp();
      case Right.Superseded(var held, var current) -> {
        mine = null;
        withdraw(held, superseded(held, current));
      }
      case Right.None() -> fenceIfUp();
    }
  }

  private static String superseded(FencingToken held, FencingToken current) {
    return "epoch %s was superseded by epoch %s, held by %s"
        .formatted(held.epoch(), current.epoch(), current.holder());
  }

  private void supervise(FencingToken token, long now, Duration untilEnd) {
    if (run != Run.DOWN) {
      deadlines.set(id(), now + untilEnd.toNanos());
    }
    if (run == Run.UP && !service.running()) {
      log.error("{} ended by itself; it is started again", id());
      run = Run.DOWN;
    }
    if (run == Run.DOWN
        && !keptDown
        && !fencing
        && epochs.begun(token)
        && now - notAgainBefore >= 0) {
      notAgainBefore = now + START_AGAIN_AFTER.toNanos();
      Thread.ofVirtual().name("start " + id()).start(() -> startAgain(token));
    }
  }

  private void startAgain(FencingToken token) {
    try {
      start(token);
    } catch (IOException failed) {
      log.error("{} does not start: {}", id(), failed.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void withdraw(FencingToken held, String because) {
    var reason = new Withdrawal(held, because);
    if (!reason.equals(withdrawal)) {
      withdrawal = reason;
      log.warn("{} is fenced here: {}", id(), because);
    }
    fenceIfUp();
  }

  private void fenceIfUp() {
    if (run != Run.DOWN) {
      fence();
    }
  }

  // ---- the service ----

  /// Starts the service under this token and returns when its probe answers; waits for a start that
  /// is under way.
  public void start(FencingToken token) throws IOException, InterruptedException {
    if (!beginStart(token)) {
      return;
    }
    try {
      epochs.begin(token);
      service.start();
    } catch (IOException | RuntimeException failed) {
      service.fence();
      endStart(Run.DOWN);
      throw failed;
    }
    if (!keepsRight(token)) {
      service.fence();
      endStart(Run.DOWN);
      throw new IOException(id() + " lost its right while it was starting, and was fenced");
    }
    endStart(Run.UP);
    log.info("{} is active here under epoch {}", id(), token.epoch());
  }

  private synchronized boolean beginStart(FencingToken token)
      throws IOException, InterruptedException {
    while (run == Run.STARTING || run == Run.STOPPING || fencing || keptDown) {
      wait();
    }
    if (!(lease.right() instanceof Right.Active(var active, _, var untilEnd)
        && active.equals(token))) {
      throw new IOException(id() + " may not run here: epoch " + token.epoch() + " is not renewed");
    }
    if (run == Run.UP && service.running()) {
      return false;
    }
    deadlines.set(id(), ticker.nanos() + untilEnd.toNanos());
    run = Run.STARTING;
    return true;
  }

  private synchronized boolean keepsRight(FencingToken token) {
    return lease.right() instanceof Right.Active(var active, _, _) && active.equals(token);
  }

  private synchronized void endStart(Run now) {
    run = now;
    if (now == Run.UP) {
      withdrawal = null;
    } else {
      deadlines.clear(id());
    }
    notifyAll();
  }

  /// Stops the service in good order; it is proven stopped when this returns.
  public void stop(Duration patience) throws IOException, InterruptedException {
    if (!beginStop()) {
      return;
    }
    try {
      service.stop(patience);
    } catch (IOException | RuntimeException failed) {
      log.warn("{} does not stop in good order and is ended: {}", id(), failed.getMessage());
      service.fence();
    }
    ended();
    log.info("{} is stopped here", id());
  }

  private synchronized boolean beginStop() throws InterruptedException {
    while (run == Run.STARTING || run == Run.STOPPING || fencing) {
      wait();
    }
    if (run == Run.DOWN) {
      return false;
    }
    run = Run.STOPPING;
    return true;
  }

  private synchronized void ended() {
    run = Run.DOWN;
    deadlines.clear(id());
    notifyAll();
  }

  private void fence() {
    if (!fencing) {
      fencing = true;
      Thread.ofVirtual().name("fence " + id()).start(this::fenceNow);
    }
  }

  /// Ends the service by force. What is still starting may bring a process up after that, so the
  /// switch stays set and the next step fences again until the start has given up.
  private void fenceNow() {
    try {
      service.fence();
      fenced();
    } catch (IOException | RuntimeException failed) {
      log.error(
          "{} cannot be fenced; the kernel ends this agent and it when the lease ends",
          id(),
          failed);
    } finally {
      synchronized (this) {
        fencing = false;
        notifyAll();
      }
    }
  }

  private synchronized void fenced() {
    if (run == Run.UP || run == Run.STOPPING) {
      ended();
    }
  }

  /// Gives up the right: the service is proven stopped, and stays so when `forGood`.
  synchronized Optional<FencingToken> relinquish(boolean forGood) throws IOException {
    var given = held();
    if (forGood) {
      epochs.end(id());
    }
    if (given.isPresent()) {
      epochs.giveBack(given.get());
    }
    mine = null;
    lease.relinquish();
    return given;
  }
}
