package org.hikae.orchestrator.pleas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.domain.testing.Estates.OSAKA;
import static org.hikae.domain.testing.Estates.REGISTRY;
import static org.hikae.domain.testing.Estates.TOKYO;

import java.time.Duration;
import java.util.List;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.testing.LocalLedger;
import org.hikae.domain.testing.Estates;
import org.hikae.orchestrator.pleas.PleaDesk.Court;
import org.hikae.protocol.Answer;
import org.hikae.protocol.Answer.LeaseState.Free;
import org.hikae.protocol.Answer.LeaseState.Held;
import org.hikae.protocol.Answer.LeaseState.Renewed;
import org.hikae.protocol.Answer.LeaseState.Superseded;
import org.hikae.protocol.Answer.NoMajority;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Plea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PleaDeskTest {
  private static final NodeId ORCHESTRATOR = NodeId.parse("orchestrator.osaka.o1");
  private static final NodeId TOKYOS_AGENT = NodeId.parse("agent.tokyo.a1");
  private static final NodeId OSAKAS_AGENT = NodeId.parse("agent.osaka.a1");
  private static final FencingToken FIRST = new FencingToken(REGISTRY, TOKYO, new Epoch(1));

  private final LocalLedger shared =
      new LocalLedger(new LeaseTerms(Duration.ofSeconds(6), Duration.ofSeconds(1)));
  private final PleaDesk desk = new PleaDesk();

  @BeforeEach
  void open() {
    desk.open(new Court(shared.at(ORCHESTRATOR).leases(), Estates::threeSites));
  }

  @Test
  void givesTheFirstLeaseToTheServicesHomeOnly() {
    assertThat(answer(OSAKAS_AGENT, new Plea.ClaimFirstLease(REGISTRY)))
        .isEqualTo(new Free(REGISTRY, Epoch.NONE));
    assertThat(answer(TOKYOS_AGENT, new Plea.ClaimFirstLease(REGISTRY)))
        .isInstanceOfSatisfying(
            Renewed.class, renewed -> assertThat(renewed.token()).isEqualTo(FIRST));
    assertThat(answer(TOKYOS_AGENT, new Plea.ClaimFirstLease(REGISTRY))).isEqualTo(new Held(FIRST));
  }

  @Test
  void renewsForTheHolderAndForNobodyElse() {
    answer(TOKYOS_AGENT, new Plea.ClaimFirstLease(REGISTRY));

    assertThat(answer(TOKYOS_AGENT, new Plea.RenewLeases(List.of(FIRST))))
        .isInstanceOf(Renewed.class);
    assertThatThrownBy(() -> desk.answer(OSAKAS_AGENT, new Plea.RenewLeases(List.of(FIRST))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsADeposedSiteThatItIsSuperseded() {
    answer(TOKYOS_AGENT, new Plea.ClaimFirstLease(REGISTRY));
    shared.advance(Duration.ofSeconds(8));
    shared.at(ORCHESTRATOR).leases().take(REGISTRY, OSAKA).join();

    assertThat(answer(TOKYOS_AGENT, new Plea.RenewLeases(List.of(FIRST))))
        .isEqualTo(new Superseded(FIRST, new FencingToken(REGISTRY, OSAKA, new Epoch(2))));
  }

  @Test
  void readsAReleasedLeaseAsFree() {
    answer(TOKYOS_AGENT, new Plea.ClaimFirstLease(REGISTRY));
    answer(TOKYOS_AGENT, new Plea.ReleaseLease(FIRST));

    assertThat(answer(OSAKAS_AGENT, new Plea.ReadLeases(List.of(REGISTRY))))
        .isEqualTo(new Free(REGISTRY, new Epoch(1)));
  }

  @Test
  void admitsThatNothingWasDecidedWithoutAMajority() {
    shared.cutOff(ORCHESTRATOR, true);

    assertThat(desk.answer(TOKYOS_AGENT, new Plea.ClaimFirstLease(REGISTRY)))
        .isInstanceOf(NoMajority.class);
    assertThat(new PleaDesk().answer(TOKYOS_AGENT, new Plea.ReadLeases(List.of(REGISTRY))))
        .isInstanceOf(NoMajority.class);
  }

  private Answer.LeaseState answer(NodeId from, Plea plea) {
    return ((Answer.Leases) desk.answer(from, plea)).states().getFirst();
  }
}
