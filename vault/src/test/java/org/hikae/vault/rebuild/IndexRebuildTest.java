package org.hikae.vault.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CuttingStore;
import org.hikae.vault.Progress;
import org.hikae.vault.RebuildPlan;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Trees;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An index that is lost or damaged is made anew from the packs.
final class IndexRebuildTest {
  private static final VaultSettings SMALL_PACKS = new VaultSettings(64 << 10, 1 << 20, 1);

  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore();
  private Vault vault;
  private Path source;
  private Snapshot second;

  @BeforeEach
  void takeTwoSnapshots() throws IOException {
    vault = Vault.create(store, TestVaults.key(), SMALL_PACKS);
    source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("a", 3_000_000).random("b/c", 200_000).text("d", "few words");
    var first = TestVaults.backUp(vault, source);
    new SourceFiles(source).random("a", 2_500_000).text("e", "more words");
    second = TestVaults.backUp(vault, source, first);
  }

  @Test
  void thereIsNothingToDoForAWholeVault() throws IOException {
    var plan = vault.planIndexRebuild(Progress.NONE);

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.listed()).isEqualTo(below("packs/").size());
    assertThat(plan.lost()).isEmpty();
    assertThat(plan.unreadable()).isEmpty();
  }

  @Test
  void everythingIsRestoredAfterTheWholeIndexWasDeleted() throws IOException {
    for (var key : below("index/")) {
      store.delete(key);
    }

    var plan = rebuild();

    assertThat(plan.list()).hasSize(below("packs/").size());
    assertThat(plan.remove()).isEmpty();
    requireWhole();
  }

  @Test
  void everythingIsRestoredAfterTheWholeIndexWasDamaged() throws IOException {
    var damaged = below("index/");
    damaged.forEach(this::damage);

    var plan = rebuild();

    assertThat(plan.remove()).containsExactlyInAnyOrderElementsOf(damaged);
    assertThat(below("index/")).doesNotContainAnyElementsOf(damaged);
    requireWhole();
  }

  @Test
  void onlyWhatIsNotListedIsListedAnew() throws IOException {
    var gone = below("index/data/").getFirst();
    store.delete(gone);

    var plan = rebuild();

    assertThat(plan.list()).isNotEmpty().hasSizeLessThan(below("packs/").size());
    requireWhole();
  }

  @Test
  void aPlanChangesNothing() throws IOException {
    below("index/").forEach(this::damage);
    var before = TestVaults.keys(store);

    assertThat(vault.planIndexRebuild(Progress.NONE).isEmpty()).isFalse();

    assertThat(TestVaults.keys(store)).isEqualTo(before);
  }

  @Test
  void aPackThatCannotBeReadIsNamedAndTheOthersAreListed() throws IOException {
    for (var key : below("index/")) {
      store.delete(key);
    }
    var pack = below("packs/").getFirst();
    var bytes = store.get(pack);
    bytes.put(bytes.limit() - 20, (byte) ~bytes.get(bytes.limit() - 20));
    store.corrupt(pack, bytes);

    var plan = rebuild();

    assertThat(plan.unreadable()).containsExactly(pack.substring(pack.lastIndexOf('/') + 1));
    assertThat(plan.list()).hasSize(below("packs/").size() - 1);
  }

  @Test
  void aPackThatIsListedAndLostIsNamed() throws IOException {
    var pack = below("packs/").getFirst();
    store.delete(pack);

    assertThat(vault.planIndexRebuild(Progress.NONE).lost())
        .containsExactly(pack.substring(pack.lastIndexOf('/') + 1));
  }

  @Test
  void aRebuildCutAfterAnyWriteIsDoneByTheNext() throws IOException {
    below("index/").forEach(this::damage);
    for (var writes = 0; writes < 8; writes++) {
      try (var cut = Vault.open(new CuttingStore(store, writes), TestVaults.key())) {
        cut.rebuildIndex(cut.planIndexRebuild(Progress.NONE), Progress.NONE);
      } catch (IOException _) {
        assertThat(writes).isLessThan(8);
      }
    }

    rebuild();

    requireWhole();
  }

  private RebuildPlan rebuild() throws IOException {
    var plan = vault.planIndexRebuild(Progress.NONE);
    vault.rebuildIndex(plan, Progress.NONE);
    return plan;
  }

  private List<String> below(String prefix) throws IOException {
    return TestVaults.keys(store).stream().filter(key -> key.startsWith(prefix)).toList();
  }

  private void damage(String key) {
    try {
      var bytes = store.get(key);
      bytes.put(bytes.limit() / 2, (byte) ~bytes.get(bytes.limit() / 2));
      store.corrupt(key, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void requireWhole() throws IOException {
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    assertThat(vault.planIndexRebuild(Progress.NONE).isEmpty()).isTrue();
    assertThat(vault.planPrune(Duration.ofHours(24)).condemn()).isEmpty();
    var target = temp.resolve("restored");
    vault.restore(
        second, target, RestoreOptions.WHOLE.below(second.roots().getFirst()), Progress.NONE);
    Trees.assertSame(source, target);
    Trees.delete(target);
  }
}
