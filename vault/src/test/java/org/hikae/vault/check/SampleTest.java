package org.hikae.vault.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.Progress;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleTest {
  @TempDir Path temp;
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final MemoryStore store = new MemoryStore("sampled", () -> now);

  private Vault manyPacks() throws IOException {
    var vault = Vault.create(store, TestVaults.key(), new VaultSettings(64 << 10, 1 << 20, 1));
    var source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("a", 12_000_000);
    TestVaults.backUp(vault, source);
    return vault;
  }

  @Test
  void samplesRotateUntilEveryPackHasBeenReadOnce() throws IOException {
    var vault = manyPacks();
    var whole = vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).readBytes();
    var seen = new HashSet<Integer>();
    var read = 0L;
    for (var run = 0; run < 4; run++) {
      var report = Vault.open(store, TestVaults.key()).verify(new Sample(1, 4), Progress.NONE);
      assertThat(report.check().clean()).isTrue();
      assertThat(report.unnoted()).isEmpty();
      seen.addAll(report.slices());
      read += report.check().readBytes();
      now = now.plus(Duration.ofDays(7));
    }

    assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(read).isEqualTo(whole);
    assertThat(vault.verify(new Sample(1, 4), Progress.NONE).slices()).containsExactly(0);
    assertThat(TestVaults.keys(store)).filteredOn(key -> key.startsWith("verified/")).hasSize(4);
    vault.verify(Sample.WHOLE, Progress.NONE);
    assertThat(TestVaults.keys(store)).filteredOn(key -> key.startsWith("verified/")).hasSize(1);
  }

  @Test
  void aSliceThatIsDamagedIsLookedAtAgainNextTime() throws IOException {
    var vault = manyPacks();
    var pack = largestPack(); // one of data: that of trees would be missed by every sample
    var bytes = store.get(pack);
    store.corrupt(pack, bytes.put(100, (byte) ~bytes.get(100)));
    var found = Set.<Integer>of();
    for (var run = 0; run < 8; run++) {
      var report = vault.verify(new Sample(1, 4), Progress.NONE);
      now = now.plus(Duration.ofDays(7));
      if (!report.check().clean()) {
        assertThat(report.check().findings()).allMatch(each -> each.object().equals(pack));
        if (!found.isEmpty()) {
          assertThat(report.slices()).isEqualTo(found.stream().toList());
          return;
        }
        found = Set.copyOf(report.slices());
      }
    }
    throw new AssertionError("the damage was not found twice");
  }

  private String largestPack() throws IOException {
    var largest = "";
    var most = 0;
    for (var key : TestVaults.keys(store)) {
      var size = key.startsWith("packs/") ? store.get(key).remaining() : 0;
      if (size > most) {
        most = size;
        largest = key;
      }
    }
    return largest;
  }

  @Test
  void aVaultThatMayOnlyBeReadIsVerifiedAllTheSame() throws IOException {
    manyPacks();
    var readOnly =
        new ForwardingStore(store) {
          @Override
          public Store.Put put(String key, java.nio.ByteBuffer content) throws IOException {
            throw new StoreException.Forbidden(address(), "read only");
          }
        };

    var report = Vault.open(readOnly, TestVaults.key()).verify(new Sample(1, 2), Progress.NONE);

    assertThat(report.check().clean()).isTrue();
    assertThat(report.unnoted()).isPresent();
  }

  @Test
  void everyPackIsInExactlyOneSliceAndSlicesAreAboutEqual() {
    var random = new Random(1);
    var counts = new int[12];
    for (var i = 0; i < 12_000; i++) {
      var bytes = new byte[ObjectName.BYTES];
      random.nextBytes(bytes);
      var name = new ObjectName(bytes);
      var in = 0;
      for (var slice = 0; slice < 12; slice++) {
        if (new Slice(Set.of(slice), 12).includes(name)) {
          counts[slice]++;
          in++;
        }
      }
      assertThat(in).isEqualTo(1);
    }
    assertThat(Arrays.stream(counts).boxed().toList())
        .allMatch(count -> count > 850 && count < 1150);
  }

  @Test
  void theCoverageThatIsStatedIsReached() {
    assertThat(new Sample(1, 12).yearlyCoverage(Duration.ofDays(7)))
        .isCloseTo(4.348, within(0.001));
    assertThat(Sample.yearly(1.0, Duration.ofDays(7))).isEqualTo(new Sample(1, 52));
    assertThat(Sample.yearly(1000, Duration.ofDays(7))).isEqualTo(Sample.WHOLE);
    assertThat(Sample.atLeast(0.08)).isEqualTo(new Sample(1, 12));
    assertThat(Sample.atLeast(0.1)).isEqualTo(new Sample(1, 10));
    for (var percent = 1; percent <= 2000; percent += 7) {
      var sample = Sample.yearly(percent / 100.0, Duration.ofDays(1));
      assertThat(sample.yearlyCoverage(Duration.ofDays(1)))
          .isGreaterThanOrEqualTo(percent / 100.0 - 1e-9);
    }
  }
}
