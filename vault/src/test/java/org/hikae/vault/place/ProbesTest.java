package org.hikae.vault.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.store.probe.StoreReport;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.probe.StoreReport.Finding;
import org.hikae.vault.store.probe.StoreReport.Verdict;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProbesTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

  private final MemoryStore store = new MemoryStore();
  private Vault vault;

  @BeforeEach
  void make() throws IOException {
    vault = TestVaults.create(store);
  }

  @Test
  void nothingIsOnRecordAtFirst() throws IOException {
    assertThat(vault.probes().last()).isEmpty();
  }

  @Test
  void whatWasFoundLastIsWhatIsShown() throws IOException {
    var locking = report(MONDAY, Verdict.YES);
    var changed = report(MONDAY.plusSeconds(60), Verdict.NO);
    vault.probes().record(changed);
    vault.probes().record(locking);

    assertThat(vault.probes().last()).contains(changed);
    assertThat(vault.summary().place()).contains(changed);
    assertThat(changed.lacksOf(locking)).containsExactly(Ability.LOCKS);
    assertThat(locking.lacksOf(changed)).isEmpty();
  }

  @Test
  void whatSomebodyElseWroteThereIsPassedOver() throws IOException {
    vault.probes().record(report(MONDAY, Verdict.YES));
    store.put("probed/" + "0".repeat(64), ByteBuffer.wrap(new byte[99]));

    assertThat(vault.probes().last()).contains(report(MONDAY, Verdict.YES));
  }

  private static StoreReport report(Instant at, Verdict locks) {
    return new StoreReport(
        "memory:memory",
        at,
        List.of(
            new Finding(Ability.KEEPS_BYTES, Verdict.YES, ""),
            new Finding(Ability.LOCKS, locks, "a note")));
  }
}
