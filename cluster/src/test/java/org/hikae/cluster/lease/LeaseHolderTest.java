package org.hikae.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cluster.Estate.AT_OSAKA;
import static org.hikae.cluster.Estate.AT_TOKYO;
import static org.hikae.cluster.Estate.CRM;

import java.time.Duration;
import org.hikae.cluster.lease.LeaseHolder.Right;
import org.hikae.cluster.testing.VirtualTicker;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.junit.jupiter.api.Test;

class LeaseHolderTest {
  private static final Duration TERM = Duration.ofSeconds(6);
  private static final FencingToken FIRST = new FencingToken(CRM, AT_TOKYO, new Epoch(1));
  private static final FencingToken SECOND = new FencingToken(CRM, AT_OSAKA, new Epoch(2));
  private static final FencingToken THIRD = new FencingToken(CRM, AT_TOKYO, new Epoch(3));

  private final VirtualTicker ticker = new VirtualTicker();
  private final LeaseHolder holder = new LeaseHolder(ticker, Duration.ofSeconds(1));

  private Right renewed(FencingToken token) {
    return holder.heard(holder.asking(), new LeaseState.Renewed(token, TERM));
  }

  @Test
  void countsFromTheMomentItAskedNotFromTheAnswer() {
    var asked = holder.asking();
    ticker.advance(Duration.ofSeconds(4));
    assertThat(holder.heard(asked, new LeaseState.Renewed(FIRST, TERM)))
        .isEqualTo(new Right.Active(FIRST, Duration.ofSeconds(1), Duration.ofSeconds(2)));
  }

  @Test
  void lapsesAReserveBeforeTheEndAndComesBackWithARenewal() {
    renewed(FIRST);
    ticker.advance(Duration.ofSeconds(5));
    assertThat(holder.right()).isEqualTo(new Right.Lapsed(FIRST));
    assertThat(renewed(FIRST)).isInstanceOf(Right.Active.class);
  }

  @Test
  void asksAgainAfterAThirdOfTheTerm() {
    assertThat(holder.untilNextPlea()).isZero();
    renewed(FIRST);
    assertThat(holder.untilNextPlea()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void isNotShortenedByAnAnswerThatComesLate() {
    var early = holder.asking();
    ticker.advance(Duration.ofSeconds(2));
    var right = renewed(FIRST);
    assertThat(holder.heard(early, new LeaseState.Renewed(FIRST, TERM))).isEqualTo(right);
  }

  @Test
  void staysDownOnceSupersededUntilItHoldsANewerEpoch() {
    renewed(FIRST);
    holder.heard(holder.asking(), new LeaseState.Superseded(FIRST, SECOND));
    assertThat(renewed(FIRST)).isEqualTo(new Right.Superseded(FIRST, SECOND));
    assertThat(renewed(THIRD)).isInstanceOf(Right.Active.class);
  }

  @Test
  void neverActsAgainUnderAnEpochThatItGaveBack() {
    renewed(FIRST);
    holder.relinquish();
    assertThat(renewed(FIRST)).isEqualTo(new Right.None());

    var nextLife = new LeaseHolder(ticker, Duration.ofSeconds(1), FIRST.epoch());
    assertThat(nextLife.heard(nextLife.asking(), new LeaseState.Renewed(FIRST, TERM)))
        .isEqualTo(new Right.None());
  }

  @Test
  void gainsNothingFromKnowingThatItHoldsWithoutHavingRenewed() {
    assertThat(holder.heard(holder.asking(), new LeaseState.Held(FIRST)))
        .isEqualTo(new Right.None());
  }
}
