package org.hikae.cluster.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.hikae.cluster.Estate;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.testing.LocalLedger;
import org.junit.jupiter.api.Test;

class LocalLedgerTest extends LedgerContract {
  private final LocalLedger local = new LocalLedger(new LeaseTerms(TERM, MARGIN));

  @Override
  List<Ledger> leaderAndFollower() {
    return List.of(local.at(Estate.TOKYO), local.at(Estate.OSAKA));
  }

  @Override
  void pass(Duration time) {
    local.advance(time);
  }

  @Test
  void decidesNothingAtANodeThatIsCutOff() {
    var ledgers = leaderAndFollower();
    local.cutOff(Estate.TOKYO, true);
    local.elect(Estate.OSAKA);
    assertThat(ledgers.get(0).leads()).isFalse();
    assertThat(ledgers.get(1).leads()).isTrue();
    assertThatThrownBy(() -> Estate.get(ledgers.get(0).append("s", 0, "k", "{}")))
        .hasCauseInstanceOf(LedgerException.class);
  }
}
