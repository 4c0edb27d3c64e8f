package org.hikae.vault.store.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.vault.store.testing.FaultyStore.Operation.GET;
import static org.hikae.vault.store.testing.FaultyStore.Operation.LISTED_OBJECT;
import static org.hikae.vault.store.testing.FaultyStore.Operation.PUT;
import static org.hikae.vault.store.testing.FaultyStore.every;
import static org.hikae.vault.store.testing.FaultyStore.nth;
import static org.hikae.vault.store.testing.FaultyStore.under;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.ReadOnlyStore;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.testing.Fault;
import org.hikae.vault.store.testing.FaultyStore;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;

class StoreProbeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  private final MemoryStore memory = new MemoryStore();

  @Test
  void findsWhatAGoodStoreCanDoAndLeavesNothingBehind() throws Exception {
    var report = probe(memory);

    assertThat(report.fitForVaults()).isTrue();
    assertThat(report.table())
        .isEqualTo(
            """
            gives back what was put, bit for bit                 yes
            reads a part of an object                            yes
            lists an object as soon as it is written             yes
            lets one of many writers create an object            yes
            deletes an object                                    yes\
            """);
    memory.list("", object -> assertThat(object).isNull());
  }

  @Test
  void catchesAStoreThatOverwrites() throws Exception {
    var report = probe(new Overwriting(memory));

    assertThat(report.can(Ability.NEVER_OVERWRITES)).isFalse();
    assertThat(report.fitForVaults()).isFalse();
    assertThat(report.table()).contains("8 of 8 writers were told that they were first");
  }

  @Test
  void catchesAStoreThatChangesBytes() throws Exception {
    var report = probe(new FaultyStore(memory).on(every(GET), Fault.FLIPPED_BIT));

    assertThat(report.can(Ability.KEEPS_BYTES)).isFalse();
    assertThat(report.fitForVaults()).isFalse();
  }

  @Test
  void toleratesAListingThatComesLate() throws Exception {
    var report = probe(new FaultyStore(memory).on(every(LISTED_OBJECT), Fault.MISSING));

    assertThat(report.can(Ability.LISTS_AT_ONCE)).isFalse();
    assertThat(report.fitForVaults()).isTrue();
  }

  @Test
  void saysWhatCouldNotBeTried() throws Exception {
    assertThat(probe(new ReadOnlyStore(memory)).table()).contains("not tried", "for reading only");
  }

  @Test
  void leavesNothingInAStoreThatFails() throws Exception {
    var full = new FaultyStore(memory).on(under("probe/", nth(PUT, 3)), Fault.FULL_DISK);

    assertThatThrownBy(() -> probe(full)).hasRootCauseInstanceOf(StoreException.Full.class);
    memory.list("", object -> assertThat(object).isNull());
  }

  private static StoreReport probe(Store store) throws IOException {
    return StoreProbe.examine(store, new Random(1), () -> NOW);
  }

  private static final class Overwriting extends ForwardingStore {
    Overwriting(Store behind) {
      super(behind);
    }

    @Override
    public Put put(String key, ByteBuffer content) throws IOException {
      delete(key);
      super.put(key, content);
      return Put.CREATED;
    }
  }
}
