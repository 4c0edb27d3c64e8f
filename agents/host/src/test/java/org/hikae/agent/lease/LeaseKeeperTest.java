package org.hikae.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hikae.agent.lease.AgentInTime.OSAKA;
import static org.hikae.agent.lease.AgentInTime.REGISTRY;
import static org.hikae.agent.lease.AgentInTime.TOKYO;
import static org.hikae.agent.testing.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.testing.LocalLedger;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceState.Active;
import org.hikae.protocol.ServiceState.Fenced;
import org.hikae.protocol.ServiceState.Standby;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeaseKeeperTest {
  private static final Duration TERM = Duration.ofSeconds(6);
  private static final FencingToken FIRST = new FencingToken(REGISTRY, TOKYO, new Epoch(1));

  @TempDir Path home;
  private final LocalLedger ledger = new LocalLedger(new LeaseTerms(TERM, Duration.ofSeconds(1)));

  @Test
  void theHomeSiteClaimsTheFirstLeaseAndStartsTheService() throws Exception {
    var tokyo = activeTokyo();

    assertThat(tokyo.guard.state()).isEqualTo(new Active(FIRST));
    assertThat(tokyo.deadMansSwitch.deadline().orElseThrow())
        .isLessThanOrEqualTo(tokyo.ticker.nanos() + TERM.toNanos());
  }

  @Test
  void anotherSiteClaimsNothing() throws Exception {
    var osaka = new AgentInTime(OSAKA, home, ledger);
    osaka.pass(Duration.ofSeconds(2));

    assertThat(osaka.guard.state()).isEqualTo(new Standby());
    assertThat(osaka.service.starts).hasValue(0);
    assertThat(osaka.deadMansSwitch.deadline()).isEmpty();
  }

  @Test
  void renewalsKeepTheServiceRunning() throws Exception {
    var tokyo = activeTokyo();
    var before = tokyo.mesh.asked.get();

    tokyo.pass(Duration.ofMinutes(2));

    assertThat(tokyo.guard.state()).isEqualTo(new Active(FIRST));
    assertThat(tokyo.service.fences).hasValue(0);
    assertThat(tokyo.mesh.asked.get() - before).isBetween(55, 65);
    assertThat(tokyo.deadMansSwitch.deadline().orElseThrow())
        .isGreaterThan(tokyo.ticker.nanos() + Duration.ofSeconds(3).toNanos());
  }

  @Test
  void anAgentThatIsCutOffFencesBeforeAnybodyElseMayBegin() throws Exception {
    var tokyo = activeTokyo();
    tokyo.pass(Duration.ofSeconds(2));
    tokyo.mesh.cut = true;

    tokyo.pass(Duration.ofSeconds(2));
    assertThat(tokyo.service.fences).hasValue(0);
    tokyo.pass(Duration.ofMillis(2_600));

    tokyo.becomes(Fenced.class);
    assertThat(tokyo.guard.state())
        .isEqualTo(new Fenced(FIRST, "the lease of epoch 1 ran out unrenewed"));
    eventually("the service is down", () -> !tokyo.service.running());
    eventually("nothing is left to kill", () -> tokyo.deadMansSwitch.deadline().isEmpty());
    assertThat(tokyo.ledger.at(AgentInTime.NAGOYA).leases().untilFree(REGISTRY)).isPositive();
  }

  @Test
  void theServiceComesBackWhenTheCutHealsBeforeAnybodyElseBegan() throws Exception {
    var tokyo = activeTokyo();
    tokyo.mesh.cut = true;
    tokyo.pass(Duration.ofSeconds(8));
    eventually("the service is down", () -> !tokyo.service.running());

    tokyo.mesh.cut = false;
    tokyo.pass(Duration.ofSeconds(4));

    tokyo.becomes(Active.class);
    assertThat(tokyo.guard.state()).isEqualTo(new Active(FIRST));
  }

  @Test
  void anAgentWhoseEpochIsSupersededFencesAtOnce() throws Exception {
    var tokyo = activeTokyo();
    tokyo.mesh.cut = true;
    ledger.advance(Duration.ofSeconds(8));
    take();
    tokyo.mesh.cut = false;

    tokyo.pass(Duration.ofMillis(2_500));

    tokyo.becomes(Fenced.class);
    assertThat(tokyo.guard.state())
        .isEqualTo(new Fenced(FIRST, "epoch 1 was superseded by epoch 2, held by osaka"));
    eventually("the service is down", () -> !tokyo.service.running());
  }

  @Test
  void anAgentThatStartsSupersededStaysFenced() throws Exception {
    activeTokyo();
    ledger.advance(Duration.ofSeconds(8));
    take();

    var back = new AgentInTime(TOKYO, home, ledger);
    back.pass(Duration.ofSeconds(10));

    assertThat(back.guard.state())
        .isEqualTo(new Fenced(FIRST, "epoch 1 was superseded by epoch 2, held by osaka"));
    assertThat(back.service.starts).hasValue(0);
  }

  @Test
  void anAgentThatIsRestartedInTimeGoesOnUnderItsEpoch() throws Exception {
    activeTokyo();

    var back = new AgentInTime(TOKYO, home, ledger);
    back.pass(Duration.ofSeconds(1));

    back.becomes(Active.class);
    assertThat(back.guard.state()).isEqualTo(new Active(FIRST));
  }

  @Test
  void aSiteThatTakesOverRenewsButStartsOnlyWhenTold() throws Exception {
    activeTokyo();
    ledger.advance(Duration.ofSeconds(8));
    var token = take();
    var osaka = new AgentInTime(OSAKA, home.resolve("osaka"), ledger);
    osaka.keeper.adopt(token);
    osaka.pass(Duration.ofSeconds(20));
    assertThat(osaka.service.starts).hasValue(0);

    osaka.guard.start(token);

    assertThat(osaka.guard.state()).isEqualTo(new Active(token));
  }

  @Test
  void nothingStartsWithoutARenewedLease() throws Exception {
    var osaka = new AgentInTime(OSAKA, home, ledger);
    osaka.mesh.cut = true;
    var token = new FencingToken(REGISTRY, OSAKA, new Epoch(2));
    osaka.keeper.adopt(token);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> osaka.guard.start(token))
        .withMessage("registry may not run here: epoch 2 is not renewed");
    assertThat(osaka.service.starts).hasValue(0);
  }

  @Test
  void aServiceThatCannotBeFencedLeavesTheSwitchSet() throws Exception {
    var tokyo = activeTokyo();
    tokyo.service.resistsFence = true;
    tokyo.mesh.cut = true;

    tokyo.pass(Duration.ofSeconds(8));
    eventually("a fence was tried", () -> tokyo.service.fences.get() > 0);

    assertThat(tokyo.deadMansSwitch.deadline().orElseThrow()).isLessThan(tokyo.ticker.nanos());
  }

  @Test
  void aServiceThatLosesItsRightWhileStartingIsFencedBeforeTheSwitchIsLetGo() throws Exception {
    var tokyo = new AgentInTime(TOKYO, home, ledger);
    tokyo.service.hesitation = new CountDownLatch(1);
    tokyo.pass(Duration.ofMillis(200));
    eventually("it is starting", () -> tokyo.service.starts.get() == 1);
    tokyo.mesh.cut = true;
    tokyo.pass(Duration.ofSeconds(8));
    assertThat(tokyo.deadMansSwitch.deadline()).isPresent();

    tokyo.service.hesitation.countDown();

    eventually("the switch is let go", () -> tokyo.deadMansSwitch.deadline().isEmpty());
    assertThat(tokyo.service.running()).isFalse();
  }

  @Test
  void aServiceThatEndsByItselfIsStartedAgain() throws Exception {
    var tokyo = activeTokyo();
    tokyo.service.crash();

    tokyo.pass(Duration.ofSeconds(3));

    eventually("it runs again", tokyo.service::running);
    tokyo.becomes(Active.class);
  }

  @Test
  void anAgentThatEndsGivesTheLeaseBackAndTakesItUpAgain() throws Exception {
    var tokyo = activeTokyo();

    tokyo.keeper.standDown(Duration.ofSeconds(1));

    assertThat(tokyo.service.running()).isFalse();
    assertThat(ledger.at(AgentInTime.NAGOYA).leases().released(REGISTRY)).isTrue();
    var back = new AgentInTime(TOKYO, home, ledger);
    back.pass(Duration.ofSeconds(1));
    back.becomes(Active.class);
    assertThat(back.guard.state())
        .isEqualTo(new Active(new FencingToken(REGISTRY, TOKYO, new Epoch(2))));
  }

  @Test
  void anEpochThatWasGivenBackIsNeverTakenUpAgainEvenIfTheReleaseWasLost() throws Exception {
    var tokyo = activeTokyo();
    tokyo.mesh.cut = true;
    tokyo.keeper.standDown(Duration.ofSeconds(1));
    assertThat(ledger.at(AgentInTime.NAGOYA).leases().released(REGISTRY)).isFalse();

    var back = new AgentInTime(TOKYO, home, ledger);
    back.pass(Duration.ofSeconds(2));
    ledger.at(AgentInTime.NAGOYA).leases().release(FIRST).join();
    back.pass(Duration.ofSeconds(2));

    back.becomes(Active.class);
    assertThat(back.guard.state())
        .isEqualTo(new Active(new FencingToken(REGISTRY, TOKYO, new Epoch(2))));
  }

  private AgentInTime activeTokyo() throws Exception {
    var tokyo = new AgentInTime(TOKYO, home, ledger);
    tokyo.pass(Duration.ofMillis(300));
    tokyo.becomes(Active.class);
    return tokyo;
  }

  private FencingToken take() {
    var taken = ledger.at(AgentInTime.NAGOYA).leases().take(REGISTRY, OSAKA).join();
    return ((LeaseState.Renewed) taken).token();
  }
}
