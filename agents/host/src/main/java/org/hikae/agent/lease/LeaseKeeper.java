package org.hikae.agent.lease;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.hikae.cluster.lease.LeaseHolder.Asked;
import org.hikae.cluster.lease.Ticker;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.Plea;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the leases of this agent's services alive. Whoever drives it calls [#tick] several times a
/// second; each tick asks what is due and looks after every service.
public final class LeaseKeeper {
  private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);
  private static final Duration BETWEEN_PLEAS = Duration.ofMillis(500);

  private final SiteId site;
  private final Map<ServiceId, Charge> charges = new LinkedHashMap<>();
  private final Orchestrators orchestrators;
  private final EpochBook epochs;
  private final Ticker ticker;
  private final Set<ServiceId> unsettled = new LinkedHashSet<>();
  private long nextRead;
  private long nextRenewal;
  private boolean complaining;

  /// A service, and the site that may claim its first lease.
  public record Charge(ServiceGuard guard, SiteId home) {}

  public LeaseKeeper(
      SiteId site,
      List<Charge> charges,
      Orchestrators orchestrators,
      EpochBook epochs,
      Ticker ticker) {
    this.site = site;
    this.orchestrators = orchestrators;
    this.epochs = epochs;
    this.ticker = ticker;
    this.nextRead = ticker.nanos();
    this.nextRenewal = ticker.nanos();
    for (var charge : charges) {
      this.charges.put(charge.guard().id(), charge);
      this.unsettled.add(charge.guard().id());
    }
  }

  /// Asks what is due, and lets every service follow from its right.
  public void tick() {
    readWhatIsUnsettled();
    renewWhatIsDue();
    charges.values().forEach(charge -> charge.guard().step());
  }

  /// An orchestrator made this site the holder: the token is renewed from now on.
  public void adopt(FencingToken token) throws IOException {
    var guard = charge(token.service()).guard();
    synchronized (this) {
      if (guard.held().filter(held -> !held.isSupersededBy(token)).isPresent()) {
        return;
      }
      guard.hold(token);
      unsettled.remove(token.service());
      nextRenewal = ticker.nanos();
    }
    renewWhatIsDue();
  }

  /// Gives a lease back whose service is proven stopped. Completes with whether it was taken back;
  /// if not, it runs out by itself.
  public CompletableFuture<Boolean> release(ServiceId service, boolean forGood) throws IOException {
    var given = charge(service).guard().relinquish(forGood);
    return given
        .map(
            token ->
                orchestrators
                    .ask(new Plea.ReleaseLease(token))
                    .handle((_, broken) -> broken == null))
        .orElseGet(() -> CompletableFuture.completedFuture(true));
  }

  /// Stops every service in good order, all at once, and gives their leases back: the agent ends,
  /// and takes them up again when it is back and nobody else has.
  public void standDown(Duration patience) throws InterruptedException {
    var ends = new ArrayList<Thread>();
    for (var charge : charges.values()) {
      ends.add(Thread.ofVirtual().start(() -> standDown(charge.guard(), patience)));
    }
    for (var end : ends) {
      end.join(patience.multipliedBy(2));
    }
  }

  private void standDown(ServiceGuard guard, Duration patience) {
    try {
      guard.stop(patience);
      var _ = release(guard.id(), false).get(2, TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException broken) {
      log.warn("the lease of {} runs out by itself: {}", guard.id(), broken.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Charge charge(ServiceId service) {
    return Optional.ofNullable(charges.get(service))
        .orElseThrow(() -> new IllegalArgumentException(service + " is not guarded here"));
  }

  // ---- who may be active? ----

  private synchronized void readWhatIsUnsettled() {
    if (unsettled.isEmpty() || ticker.nanos() - nextRead < 0) {
      return;
    }
    nextRead = ticker.nanos() + BETWEEN_PLEAS.toNanos();
    ask(
        new Plea.ReadLeases(List.copyOf(unsettled)),
        "nobody can say yet who may be active",
        states -> states.forEach(this::settle));
  }

  private synchronized void settle(LeaseState state) {
    if (!unsettled.contains(state.service())) {
      return;
    }
    switch (state) {
      case LeaseState.Free(var service, var last) -> settleFree(service, last);
      case LeaseState.Held(var token) -> settleHeld(token);
      case LeaseState.Renewed(var token, _) -> settleHeld(token);
      case LeaseState.Superseded(_, var current) -> settleHeld(current);
    }
  }

  private void settleFree(ServiceId service, Epoch last) {
    var neverActive = last.equals(Epoch.NONE) && charge(service).home().equals(site);
    var stoppedWithTheAgent =
        epochs
            .held(service)
            .filter(held -> held.epoch().equals(last) && epochs.begun(held))
            .isPresent();
    if (neverActive || stoppedWithTheAgent) {
      claim(charge(service).guard());
    } else {
      unsettled.remove(service);
      log.info("{} is on standby here: no site is active (last epoch {})", service, last);
    }
  }

  private void settleHeld(FencingToken token) {
    if (epochs.givenBack(token.service()).filter(token::equals).isPresent()) {
      releaseAgain(token);
      return;
    }
    unsettled.remove(token.service());
    var guard = charge(token.service()).guard();
    if (token.holder().equals(site)) {
      log.info(
          "{} is held by this site under epoch {}; it is renewed", token.service(), token.epoch());
      noting(() -> holdAgain(guard, token));
    } else {
      guard.outrankedBy(token);
    }
  }

  /// The release of an earlier life has not arrived, or was lost. It may still arrive at any
  /// moment, so the epoch is not taken up again: the lease is given back once more, and the service
  /// stays unsettled until the ledger says that it is free.
  private void releaseAgain(FencingToken token) {
    ask(
        new Plea.ReleaseLease(token),
        "the lease of " + token.service() + " cannot be given back yet",
        _ -> {});
  }

  private void holdAgain(ServiceGuard guard, FencingToken token) throws IOException {
    if (claimedBefore(token)) {
      epochs.begin(token);
    }
    guard.hold(token);
  }

  /// Whether this agent claimed the token itself and only the answer was lost.
  private boolean claimedBefore(FencingToken token) {
    return epochs
        .held(token.service())
        .map(held -> epochs.begun(held) && held.epoch().next().equals(token.epoch()))
        .orElseGet(
            () ->
                token.epoch().equals(Epoch.NONE.next())
                    && charge(token.service()).home().equals(site));
  }

  private void claim(ServiceGuard guard) {
    var asked = guard.asking();
    ask(
        new Plea.ClaimFirstLease(guard.id()),
        "the lease of " + guard.id() + " cannot be claimed yet",
        states -> claimed(guard, asked, states.getFirst()));
  }

  private synchronized void claimed(ServiceGuard guard, Asked asked, LeaseState state) {
    if (!unsettled.remove(guard.id())) {
      return;
    }
    switch (state) {
      case LeaseState.Renewed renewed ->
          noting(
              () -> {
                guard.hold(renewed.token());
                epochs.begin(renewed.token());
                guard.heard(asked, renewed);
              });
      case LeaseState.Held(var token) -> settleHeld(token);
      case LeaseState.Superseded(_, var current) -> settleHeld(current);
      case LeaseState.Free(var service, var last) ->
          log.warn(
              "{} stays down here: its lease was given back at epoch {} and nobody gave it to this"
                  + " site since",
              service,
              last);
    }
  }

  // ---- renewing ----

  private synchronized void renewWhatIsDue() {
    var due = charges.values().stream().anyMatch(charge -> charge.guard().renewalDue());
    if (!due || ticker.nanos() - nextRenewal < 0) {
      return;
    }
    nextRenewal = ticker.nanos() + BETWEEN_PLEAS.toNanos();
    var pleading = new ArrayList<Pleading>();
    for (var charge : charges.values()) {
      charge
          .guard()
          .held()
          .ifPresent(
              token -> pleading.add(new Pleading(charge.guard(), token, charge.guard().asking())));
    }
    ask(
        new Plea.RenewLeases(pleading.stream().map(Pleading::token).toList()),
        "leases cannot be renewed",
        states -> states.forEach(state -> pleading.forEach(one -> one.heard(state))));
  }

  /// One service's part in a plea that was sent.
  private record Pleading(ServiceGuard guard, FencingToken token, Asked asked) {
    void heard(LeaseState state) {
      if (state.service().equals(guard.id())) {
        guard.heard(asked, state);
      }
    }
  }

  // ---- asking ----

  private void ask(Plea plea, String complaint, Consumer<List<LeaseState>> heard) {
    var _ =
        orchestrators
            .ask(plea)
            .thenAccept(
                states -> {
                  relieved();
                  heard.accept(states);
                })
            .whenComplete(
                (_, broken) -> {
                  if (broken != null) {
                    complain(complaint, broken);
                  }
                });
  }

  private synchronized void complain(String what, Throwable broken) {
    if (!complaining) {
      var reason = broken instanceof CompletionException wrapped ? wrapped.getCause() : broken;
      log.warn("{}: {}; asking on", what, reason == null ? broken : reason.getMessage());
    }
    complaining = true;
  }

  private synchronized void relieved() {
    if (complaining) {
      log.info("an orchestrator answers again");
    }
    complaining = false;
  }

  private interface Noting {
    void run() throws IOException;
  }

  /// What cannot be noted is not held: the lease then runs out by itself.
  private static void noting(Noting noting) {
    try {
      noting.run();
    } catch (IOException unwritable) {
      log.error("an epoch cannot be noted, so it is not held: {}", unwritable.getMessage());
    }
  }
}
