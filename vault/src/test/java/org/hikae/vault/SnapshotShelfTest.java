package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.store.CountingStore;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A vault that stays open reads a snapshot once, and still knows what is new and what is gone.
class SnapshotShelfTest {
  private static final int MANY = 20;

  @TempDir Path folder;

  @Test
  void whatWasReadIsNotReadAgainAndWhatIsNewOrGoneIsKnown() throws IOException {
    Files.writeString(folder.resolve("letter"), "dear");
    var counting = new CountingStore(new MemoryStore());
    try (var writing = TestVaults.create(counting);
        var reading = Vault.open(counting, TestVaults.key())) {
      var made = new ArrayList<Snapshot>();
      for (var number = 0; number < MANY; number++) {
        made.add(backUp(writing));
      }
      assertThat(reading.snapshots()).hasSize(MANY);

      var before = counting.figures().reads();
      assertThat(reading.snapshots()).hasSize(MANY);
      assertThat(counting.figures().reads()).isEqualTo(before);

      writing.forget(List.of(made.getFirst()));
      var last = backUp(writing);
      assertThat(reading.snapshots()).hasSize(MANY).contains(last).doesNotContain(made.getFirst());
      assertThat(writing.snapshots()).isEqualTo(reading.snapshots());
    }
  }

  private Snapshot backUp(Vault vault) throws IOException {
    return vault.backUp(
        new FileBackup(TestVaults.origin(), List.of(folder), List.of()), Progress.NONE);
  }
}
