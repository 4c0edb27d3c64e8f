package org.hikae.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.domain.testing.Estates.DATABASE;
import static org.hikae.domain.testing.Estates.NAGOYA;
import static org.hikae.domain.testing.Estates.OSAKA;
import static org.hikae.domain.testing.Estates.REGISTRY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.testing.Runs;
import org.hikae.domain.testing.Snapshots;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.junit.jupiter.api.Test;

class PlanBinderTest {
  private static final Path GOLDEN = Path.of("../../runbooks/site-loss/plan.golden.txt");

  private final PlanBinder binder = new PlanBinder(Runs.siteLoss(), Estates.threeSites());

  @Test
  void theSiteLossRunbookBecomesThePlanOnFile() throws IOException {
    assertThat(Runs.plan().text()).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void theNewestCompletePointIsTaken() {
    assertThat(Runs.plan().point().mark()).isEqualTo("p-0107");
  }

  @Test
  void aStrangerIsRefused() {
    assertThat(refusal(new ServiceId("payroll"), Runs.tokyoGone()))
        .isEqualTo("service 'payroll' is not in the estate");
  }

  @Test
  void everyReasonAgainstAPlanIsSaidAtOnce() {
    var lonely =
        new Observation(
            Runs.after(0),
            Set.of(NAGOYA),
            Map.of(
                OSAKA,
                List.of(
                    Snapshots.snapshot(
                        DATABASE, "p-0100", SnapshotKind.FULL, Runs.after(-420_000)))),
            Map.of());

    assertThat(refusal(REGISTRY, lonely))
        .isEqualTo(
            "no agent answers at the recovery site osaka; "
                + "the vault at osaka has no complete recovery point of registry (1 incomplete); "
                + "the ledger has no epoch of registry: it was never active anywhere");
  }

  @Test
  void aServiceThatIsActiveAtTheRecoverySiteIsNotFailedOverAgain() {
    var done =
        new Observation(
            Runs.after(0),
            Set.of(OSAKA),
            Runs.tokyoGone().snapshots(),
            Map.of(REGISTRY, new FencingToken(REGISTRY, OSAKA, new Epoch(5))));

    assertThat(refusal(REGISTRY, done))
        .isEqualTo("the recovery site holds registry already, with epoch 5");
  }

  private String refusal(ServiceId service, Observation seen) {
    return switch (binder.bind(service, seen)) {
      case Binding.Refused refused -> refused.sentence().en();
      case Binding.Bound(var plan) -> throw new AssertionError("bound: " + plan.text());
    };
  }
}
