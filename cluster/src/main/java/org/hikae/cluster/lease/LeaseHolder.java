package org.hikae.cluster.lease;

import java.time.Duration;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.FencingToken;

/// The holder's half of one service's lease: may it act now, when must it ask again, when must it
/// have stopped. Pure logic over a monotonic clock; safe to call from several threads.
///
/// A renewal counts from the moment at which its plea was *sent*, so: `var asked = holder.asking();
/// … send the plea, get the answer … holder.heard(asked, state)`.
@SuppressWarnings("DoNotCallSuggester")
public final class LeaseHolder {

  /// `reserve` is the time that an orderly fence needs: the holder stops acting that long before
  /// its lease ends.
  public LeaseHolder(Ticker ticker, Duration reserve) {}

  /// Notes that a plea is about to be sent; to be taken *before* sending.
  public Asked asking() {
    throw new UnsupportedOperationException();
  }

  /// Takes in what was answered to that plea, and says what the holder may do from now on.
  public Right heard(Asked asked, LeaseState state) {
    throw new UnsupportedOperationException();
  }

  /// What the holder may do at this moment.
  public Right right() {
    throw new UnsupportedOperationException();
  }

  /// The service is proven stopped and the lease is being given back: no right from here on.
  public void relinquish() {
    throw new UnsupportedOperationException();
  }

  /// How long until the next plea is due: a third of the term after the last one that was heard;
  /// zero when it is due, or when there is nothing to lose by asking.
  public Duration untilNextPlea() {
    throw new UnsupportedOperationException();
  }

  /// The moment at which a plea was sent, by the holder's own clock.
  public record Asked(long nanos) {}

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
