package org.hikae.cluster.lease;

import java.time.Duration;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;

/// The holder's half of one service's lease: may it act now, when must it ask again, when must it
/// have stopped. Pure logic over a monotonic clock; safe to call from several threads.
///
/// A renewal counts from the moment at which its plea was *sent*, so: `var asked = holder.asking();
/// … send the plea, get the answer … holder.heard(asked, state)`. A plea that is lost or late
/// therefore never lengthens a lease, whatever its way back took.
public final class LeaseHolder {
  private static final int PLEAS_A_TERM = 3;

  private final Ticker ticker;
  private final Duration reserve;
  private Epoch givenBack;
  private Standing standing = new Nothing();

  /// `reserve` is the time that an orderly fence needs: the holder stops acting that long before
  /// its lease ends. `givenBack` is the newest epoch that this holder ever gave back, in this life
  /// of the process or an earlier one: a release may still be under way to the ledger, so whoever
  /// sent it must never act under that epoch again.
  public LeaseHolder(Ticker ticker, Duration reserve, Epoch givenBack) {
    this.ticker = ticker;
    this.reserve = reserve;
    this.givenBack = givenBack;
  }

  /// A holder that never gave a lease back.
  public LeaseHolder(Ticker ticker, Duration reserve) {
    this(ticker, reserve, Epoch.NONE);
  }

  /// Notes that a plea is about to be sent; to be taken *before* sending.
  public Asked asking() {
    return new Asked(ticker.nanos());
  }

  /// Takes in what was answered to that plea, and says what the holder may do from now on. Answers
  /// may come late and out of order; what they say of an older epoch than the one known is passed
  /// over.
  public synchronized Right heard(Asked asked, LeaseState state) {
    standing =
        switch (state) {
          case LeaseState.Renewed(var token, var lasting) -> renewed(asked, token, lasting);
          case LeaseState.Superseded(var held, var current) -> superseded(held, current);
          case LeaseState.Held(var current) -> knows(current);
          case LeaseState.Free(_, var last) ->
              standing instanceof Holding(var token, _, _) && !last.isBefore(token.epoch())
                  ? new Nothing()
                  : standing;
        };
    return right();
  }

  /// What the holder may do at this moment.
  public synchronized Right right() {
    return switch (standing) {
      case Nothing() -> new Right.None();
      case Beaten(var held, var current) -> new Right.Superseded(held, current);
      case Holding(var token, var end, _) -> {
        var untilEnd = Duration.ofNanos(end - ticker.nanos());
        var untilFence = untilEnd.minus(reserve);
        yield untilFence.isPositive()
            ? new Right.Active(token, untilFence, untilEnd)
            : new Right.Lapsed(token);
      }
    };
  }

  /// The service is proven stopped and the lease is being given back: no right from here on under
  /// this epoch. Write the epoch down durably before the release is sent, for the next life.
  public synchronized void relinquish() {
    if (standing instanceof Holding(var token, _, _)) {
      givenBack = token.epoch();
    }
    standing = new Nothing();
  }

  /// How long until the next plea is due: a third of the term after the last one that was heard;
  /// zero when it is due, or when there is no lease to keep.
  public synchronized Duration untilNextPlea() {
    return switch (standing) {
      case Nothing(), Beaten(_, _) -> Duration.ZERO;
      case Holding(_, var end, var lasting) -> {
        var renewed = end - lasting.toNanos();
        var due = renewed + lasting.dividedBy(PLEAS_A_TERM).toNanos();
        yield Duration.ofNanos(Math.max(0, due - ticker.nanos()));
      }
    };
  }

  private Standing renewed(Asked asked, FencingToken token, Duration lasting) {
    if (!givenBack.isBefore(token.epoch())) {
      return standing;
    }
    var end = asked.nanos() + lasting.toNanos();
    return switch (standing) {
      case Nothing() -> new Holding(token, end, lasting);
      case Holding(var known, _, _) when known.epoch().isBefore(token.epoch()) ->
          new Holding(token, end, lasting);
      case Holding(var known, var until, _) when known.equals(token) && end - until > 0 ->
          new Holding(token, end, lasting);
      case Beaten(var held, var current)
          when held.epoch().isBefore(token.epoch()) && !token.isSupersededBy(current) ->
          new Holding(token, end, lasting);
      case Holding _, Beaten _ -> standing;
    };
  }

  private Standing superseded(FencingToken held, FencingToken current) {
    return switch (standing) {
      case Nothing() -> new Beaten(held, current);
      case Holding(var token, _, _) when token.epoch().isBefore(current.epoch()) ->
          new Beaten(token, current);
      case Beaten(var token, var known) when known.epoch().isBefore(current.epoch()) ->
          new Beaten(token, current);
      case Holding _, Beaten _ -> standing;
    };
  }

  /// Somebody told who holds it, without renewing: that can take a right away, never give one.
  private Standing knows(FencingToken current) {
    return standing instanceof Holding(var token, _, _) ? superseded(token, current) : standing;
  }

  /// The moment at which a plea was sent, by the holder's own clock.
  public record Asked(long nanos) {}

  private sealed interface Standing {}

  private record Nothing() implements Standing {}

  private record Holding(FencingToken token, long end, Duration lasting) implements Standing {}

  /// `held` is lost for good, and so is everything older than `current`, the newest token known.
  private record Beaten(FencingToken held, FencingToken current) implements Standing {}

  /// What a holder may do.
  public sealed interface Right {
    /// The service may run. It has to be fenced after `untilFence` unless a renewal comes first;
    /// the lease itself ends after `untilEnd`, for the kernel's timer.
    record Active(FencingToken token, Duration untilFence, Duration untilEnd) implements Right {}

    /// The lease ran out unrenewed: the service has to be stopped. It becomes Active again if a
    /// renewal under the same token is heard before anybody else took the lease.
    record Lapsed(FencingToken token) implements Right {}

    /// Another holds the service under a newer epoch: stopped, for good.
    record Superseded(FencingToken held, FencingToken current) implements Right {}

    /// This site holds nothing.
    record None() implements Right {}
  }
}
