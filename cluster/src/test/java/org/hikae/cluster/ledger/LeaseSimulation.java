package org.hikae.cluster.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hikae.cluster.Estate;
import org.hikae.cluster.lease.LeaseHolder;
import org.hikae.cluster.lease.LeaseHolder.Right;
import org.hikae.cluster.lease.LeaseMove;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.lease.Ticker;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SiteId;
import org.jspecify.annotations.Nullable;

/// Two sites that want one lease and three orchestrators that give it, in virtual time, out of one
/// seed: messages are late, lost, doubled and out of order; nodes lag behind the log, restart and
/// count anew; agents are frozen, killed and started again; every clock runs at a rate of its own.
/// The rules are the real ones: [Replica], [ReplicatedLeases] and [LeaseHolder]. What is modelled
/// is the log (a list), the network, and the kernel's timer that kills an agent at its deadline.
final class LeaseSimulation {
  static final LeaseTerms TERMS = new LeaseTerms(Duration.ofSeconds(6), Duration.ofSeconds(1));
  private static final Duration RESERVE = Duration.ofSeconds(1);
  private static final long LASTS = Duration.ofMinutes(2).toNanos();

  /// What each clock may differ from the true rate. Two that differ most must not differ more than
  /// the margin allows: 1.05 / 0.95 is less than 7 / 6.
  private static final double DRIFT = 0.05;

  /// Which rule is broken on purpose, to see that the checker sees it.
  enum Sabotage {
    NONE,
    HOLDER_COUNTS_FROM_THE_ANSWER,
    TAKER_DOES_NOT_WAIT,
    NEXT_LIFE_FORGETS_WHAT_WAS_GIVEN_BACK,
    NO_KERNEL_TIMER
  }

  private final SplittableRandom random;
  private final Sabotage sabotage;
  private final ActiveSites checker;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Replica decided = new Replica(() -> 0, TERMS.margin());
  private final List<Proposal> log = new ArrayList<>();
  private final List<Granter> granters = new ArrayList<>();
  private long now;
  private long order;

  private record Event(long at, long order, Runnable act) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
    }
  }

  LeaseSimulation(long seed, Sabotage sabotage, ActiveSites checker) {
    this.random = new SplittableRandom(seed);
    this.sabotage = sabotage;
    this.checker = checker;
  }

  void run() {
    for (var node : Estate.ORCHESTRATORS) {
      granters.add(new Granter(node));
    }
    granters.forEach(granter -> after(millis(0, 500), granter::step));
    after(0, new Holder(Estate.AT_TOKYO)::step);
    after(0, new Holder(Estate.AT_OSAKA)::step);
    for (var next = events.poll(); next != null && next.at() < LASTS; next = events.poll()) {
      now = next.at();
      next.act().run();
    }
  }

  private void after(long nanos, Runnable act) {
    events.add(new Event(now + nanos, order++, act));
  }

  private long millis(int from, int to) {
    return random.nextLong(from, to + 1L) * 1_000_000;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /// One way through the network: lost, doubled, quick or very late.
  private void send(Runnable delivery) {
    if (!chance(15)) {
      after(chance(85) ? millis(1, 200) : millis(200, 15_000), delivery);
    }
    if (chance(10)) {
      after(millis(1, 20_000), delivery);
    }
  }

  private Drifting clock() {
    return new Drifting(random.nextLong(1L << 50), 1 - DRIFT + 2 * DRIFT * random.nextDouble());
  }

  /// A monotonic clock with a rate of its own.
  private final class Drifting implements Ticker {
    private final long origin;
    private final double rate;

    Drifting(long origin, double rate) {
      this.origin = origin;
      this.rate = rate;
    }

    @Override
    public long nanos() {
      return origin + (long) (now * rate);
    }

    /// How long a span of this clock takes in truth.
    long truly(Duration span) {
      return (long) (span.toNanos() / rate);
    }
  }

  /// The log decides in the order of arrival; every node applies it when it gets to it.
  private Ruling decide(Proposal proposal) {
    log.add(proposal);
    var length = log.size();
    granters.forEach(
        g -> after(chance(80) ? millis(1, 100) : millis(100, 10_000), () -> g.apply(length)));
    return decided.apply(proposal);
  }

  /// An orchestrator: applies the log, and takes the lease for some site when it finds it free.
  private final class Granter implements Consensus {
    private final NodeId node;
    private final Drifting ticker = clock();
    private Replica replica = replica();
    private int applied;

    Granter(NodeId node) {
      this.node = node;
    }

    private Replica replica() {
      var hasty = sabotage == Sabotage.TAKER_DOES_NOT_WAIT;
      return new Replica(ticker, hasty ? TERMS.term().dividedBy(2).negated() : TERMS.margin());
    }

    void apply(int length) {
      while (applied < length) {
        replica.apply(log.get(applied++));
      }
    }

    void step() {
      after(millis(50, 1500), this::step);
      if (chance(2)) {
        restart();
      }
      var site = chance(50) ? Estate.AT_TOKYO : Estate.AT_OSAKA;
      if (chance(30)) {
        var _ = leases().take(Estate.CRM, site);
      }
    }

    private ReplicatedLeases leases() {
      return new ReplicatedLeases(replica, this, TERMS);
    }

    private void restart() {
      var length = applied;
      replica = replica();
      applied = 0;
      apply(length);
    }

    @Override
    public CompletableFuture<Ruling> propose(Proposal proposal) {
      var ruling = new CompletableFuture<Ruling>();
      send(
          () -> {
            var made = decide(proposal);
            send(() -> ruling.complete(made));
          });
      return ruling;
    }

    @Override
    public Optional<NodeId> leader() {
      return Optional.of(node);
    }

    @Override
    public boolean leads() {
      return true;
    }

    @Override
    public void watchLeadership(Consumer<Boolean> watcher) {}

    @Override
    public void close() {}
  }

  /// An agent: runs the service while it has the right to, asks to keep it, and is frozen, killed
  /// and started again.
  private final class Holder {
    private final SiteId site;
    private final Drifting ticker = clock();
    private LeaseHolder lease = new LeaseHolder(ticker, RESERVE);
    private @Nullable FencingToken known;
    private Epoch givenBack = Epoch.NONE;
    private long frozenUntil;
    private int life;
    private int timer;

    Holder(SiteId site) {
      this.site = site;
    }

    void step() {
      if (now < frozenUntil) {
        after(frozenUntil - now, this::step);
        return;
      }
      after(millis(20, 400), this::step);
      act();
      if (lease.untilNextPlea().isZero()) {
        plea();
      }
      if (chance(1)) {
        frozenUntil = now + millis(100, 25_000);
      } else if (chance(1)) {
        die();
      } else if (random.nextInt(1000) < 3
          && lease.right() instanceof Right.Active(var token, _, _)) {
        giveBack(token);
      }
    }

    /// Starts or fences the service, as the right stands now.
    private void act() {
      switch (lease.right()) {
        case Right.Active(var token, _, var untilEnd) -> {
          checker.runs(site, token, now);
          arm(untilEnd);
        }
        case Right.Lapsed _, Right.Superseded _, Right.None _ -> checker.stops(site, now);
      }
    }

    /// The kernel's timer goes by the same clock and is not frozen with the process.
    private void arm(Duration untilEnd) {
      var armed = ++timer;
      if (sabotage != Sabotage.NO_KERNEL_TIMER) {
        after(
            ticker.truly(untilEnd),
            () -> {
              if (timer == armed) {
                die();
              }
            });
      }
    }

    /// The service goes with the agent. What the new life knows, it has to ask.
    private void die() {
      checker.stops(site, now);
      timer++;
      life++;
      known = null;
      lease = new LeaseHolder(ticker, RESERVE, givenBack);
      frozenUntil = now + millis(200, 3000);
    }

    private void giveBack(FencingToken token) {
      checker.stops(site, now);
      timer++;
      givenBack =
          sabotage == Sabotage.NEXT_LIFE_FORGETS_WHAT_WAS_GIVEN_BACK ? Epoch.NONE : token.epoch();
      lease.relinquish();
      send(() -> decide(new Proposal.Move(new LeaseMove.Release(token))));
    }

    private void plea() {
      var asked = lease.asking();
      var asker = life;
      var renewed = known;
      var through = granters.get(random.nextInt(granters.size()));
      send(
          () -> {
            if (renewed == null) {
              through
                  .replica
                  .lease(Estate.CRM)
                  .ifPresent(l -> answer(asker, asked, new LeaseState.Held(l.token())));
            } else {
              var _ =
                  through
                      .leases()
                      .renew(List.of(renewed))
                      .thenAccept(s -> answer(asker, asked, s.getFirst()));
            }
          });
    }

    private void answer(int asker, LeaseHolder.Asked asked, LeaseState state) {
      send(() -> hear(asker, asked, state));
    }

    private void hear(int asker, LeaseHolder.Asked asked, LeaseState state) {
      if (now < frozenUntil) {
        after(frozenUntil - now, () -> hear(asker, asked, state));
      } else if (asker == life) {
        var from = sabotage == Sabotage.HOLDER_COUNTS_FROM_THE_ANSWER ? lease.asking() : asked;
        lease.heard(from, state);
        learn(state);
        act();
      }
    }

    private void learn(LeaseState state) {
      switch (state) {
        case LeaseState.Held(var token) when token.holder().equals(site) -> know(token);
        case LeaseState.Renewed(var token, _) -> know(token);
        case LeaseState.Superseded(_, var token) ->
            know(token.holder().equals(site) ? token : null);
        case LeaseState.Held _, LeaseState.Free _ -> know(null);
      }
    }

    private void know(@Nullable FencingToken token) {
      known = token;
    }
  }
}
