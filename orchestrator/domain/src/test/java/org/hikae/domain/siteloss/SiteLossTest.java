package org.hikae.domain.siteloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.domain.testing.Estates.REGISTRY;
import static org.hikae.domain.testing.Estates.TOKYO;
import static org.hikae.domain.testing.Runs.OBSERVER;
import static org.hikae.domain.testing.Runs.after;
import static org.hikae.domain.testing.Runs.bad;
import static org.hikae.domain.testing.Runs.good;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.watch.ProbeSample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SiteLossTest {
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(1), Duration.ofSeconds(3), 2);

  private static final List<Mode> MODES = List.of(Mode.values());

  private final SiteLoss siteLoss = new SiteLoss(PATIENCE);

  @Test
  void aSiteThatAnswersIsHealthy() {
    assertThat(siteLoss.judge(signs().heard().see()).sentence().en()).isEqualTo("tokyo answers");
    assertThat(siteLoss.judge(signs().heard().see()).sentence().ja()).isEqualTo("東京は応答しています");
  }

  @Test
  void aServiceThatIsAwayWhileItsSiteAnswersIsNoSiteLoss() {
    assertThat(siteLoss.judge(signs().heard().looks(bad(0), bad(500)).see()))
        .isInstanceOf(Verdict.ServiceAway.class);
  }

  @Test
  void aSiteThatIsSilentUnrenewedAndAwayIsLost() {
    var verdict = siteLoss.judge(signs().see());
    assertThat(verdict).isInstanceOf(Verdict.Lost.class);
    assertThat(verdict.sentence().en())
        .isEqualTo(
            "tokyo is lost (no heartbeat since 2026-11-23T18:02:11.400Z, no renewal for 4 s,"
                + " 2 bad probes in a row); decided by orchestrator.osaka.o1");
  }

  @Test
  void oneDoubtIsEnoughToWait() {
    assertThat(siteLoss.judge(signs().renewedAgo(Duration.ofSeconds(1)).see()).sentence().en())
        .endsWith("but its lease was renewed 1 s ago");
    assertThat(siteLoss.judge(signs().looks(bad(0), good(500)).see()).sentence().en())
        .endsWith("but only 0 of 2 probes in a row are bad");
    assertThat(siteLoss.judge(signs().silentFor(Duration.ofMillis(400)).see()).sentence().en())
        .endsWith("but only for 0.4 s");
  }

  @Test
  void aServiceThatWasStoppedInGoodOrderIsNotFailedOver() {
    assertThat(siteLoss.judge(signs().released().see())).isInstanceOf(Verdict.ServiceAway.class);
  }

  @Test
  void withoutAMajorityNothingIsDecided() {
    assertThat(siteLoss.judge(signs().inMinority().see()).sentence().en())
        .isEqualTo("tokyo seems lost, but orchestrator.osaka.o1 does not lead a majority");
  }

  @Test
  void aPersonDecidesUnlessTheModeSaysOtherwise() {
    var assisted = signs().mode(Mode.ASSISTED);
    assertThat(siteLoss.judge(assisted.see())).isInstanceOf(Verdict.AwaitingApproval.class);

    var decision = new Decision(after(9_000), Mode.ASSISTED, "m.sato");
    assertThat(siteLoss.judge(assisted.approved(decision).see()))
        .isInstanceOfSatisfying(
            Verdict.Lost.class, lost -> assertThat(lost.decision()).isEqualTo(decision));
  }

  @Test
  void aDeclarationThatStandsKeepsItsTime() {
    var earlier =
        new Declaration(
            TOKYO, after(-60_000), after(-50_000), Bilingual.same("as declared before"));
    assertThat(siteLoss.judge(signs().declared(earlier).see()))
        .isInstanceOfSatisfying(
            Verdict.Lost.class, lost -> assertThat(lost.declaration()).isEqualTo(earlier));
  }

  @Test
  void noSiteIsEverLostAgainstASign() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_123);
    for (var i = 0; i < 5_000; i++) {
      var seen = anySigns(random);
      if (siteLoss.judge(seen) instanceof Verdict.Lost lost) {
        assertThat(seen.silence()).as("%s", seen).isPresent();
        assertThat(seen.majority()).as("%s", seen).isTrue();
        assertThat(seen.released()).as("%s", seen).isFalse();
        assertThat(seen.sinceRenewal()).as("%s", seen).isGreaterThanOrEqualTo(PATIENCE.unrenewed());
        assertThat(seen.probes().getLast().good()).as("%s", seen).isFalse();
        assertThat(lost.decision().mode()).as("%s", seen).isEqualTo(seen.mode());
      }
    }
  }

  private static Signs anySigns(RandomGenerator random) {
    var signs = signs().mode(MODES.get(random.nextInt(MODES.size())));
    var looks = new ArrayList<ProbeSample>();
    for (var i = random.nextInt(4); i >= 0; i--) {
      looks.add(random.nextBoolean() ? good(i * 500L) : bad(i * 500L));
    }
    signs.looks(looks.toArray(ProbeSample[]::new));
    signs.renewedAgo(Duration.ofMillis(random.nextInt(6_000)));
    signs.silentFor(Duration.ofMillis(random.nextInt(3_000)));
    if (random.nextInt(4) == 0) {
      signs.heard();
    }
    if (random.nextInt(4) == 0) {
      signs.inMinority();
    }
    if (random.nextInt(4) == 0) {
      signs.released();
    }
    return signs.see();
  }

  private static SignsBuilder signs() {
    return new SignsBuilder();
  }

  /// Every sign speaks for a loss until one is changed.
  private static final class SignsBuilder {
    private static final Instant NOW = after(4_000);
    private @Nullable Instant silentSince = after(0);
    private Duration sinceRenewal = Duration.ofSeconds(4);
    private boolean released;
    private boolean majority = true;
    private List<ProbeSample> probes = List.of(good(0), bad(500), bad(1_000));
    private Mode mode = Mode.AUTOMATIC;
    private @Nullable Declaration declared;
    private @Nullable Decision approved;

    SignsBuilder heard() {
      silentSince = null;
      probes = probes.stream().noneMatch(ProbeSample::good) ? probes : List.of(good(0));
      return this;
    }

    SignsBuilder silentFor(Duration span) {
      silentSince = NOW.minus(span);
      return this;
    }

    SignsBuilder renewedAgo(Duration span) {
      sinceRenewal = span;
      return this;
    }

    SignsBuilder released() {
      released = true;
      return this;
    }

    SignsBuilder inMinority() {
      majority = false;
      return this;
    }

    SignsBuilder looks(ProbeSample... looks) {
      probes = List.of(looks);
      return this;
    }

    SignsBuilder mode(Mode given) {
      mode = given;
      return this;
    }

    SignsBuilder declared(Declaration earlier) {
      declared = earlier;
      return this;
    }

    SignsBuilder approved(Decision decision) {
      approved = decision;
      return this;
    }

    Signs see() {
      return new Signs(
          OBSERVER,
          NOW,
          REGISTRY,
          TOKYO,
          new Signs.Names(new Bilingual("Registry", "住民台帳"), new Bilingual("Tokyo", "東京")),
          silentSince,
          sinceRenewal,
          released,
          majority,
          probes,
          mode,
          declared,
          approved);
    }
  }
}
