package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A vault in a store whose listings lag: they show what is gone, or do not show yet what is there.
final class StaleListingTest {
  private static final Duration GRACE = Duration.ofHours(24);
  private static final VaultSettings SMALL_PACKS = new VaultSettings(64 << 10, 1 << 20, 1);

  @TempDir Path temp;
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final Lagging store = new Lagging(new MemoryStore("lagging", () -> now));
  private Vault vault;
  private Path source;
  private Snapshot first;
  private Snapshot second;

  @BeforeEach
  void takeTwoSnapshots() throws IOException {
    vault = Vault.create(store, TestVaults.key(), SMALL_PACKS);
    source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("kept", 300_000).random("dropped", 2_000_000);
    first = TestVaults.backUp(vault, source);
    Files.delete(source.resolve("dropped"));
    new SourceFiles(source).random("added", 200_000);
    second = TestVaults.backUp(vault, source, first);
  }

  @Test
  void aSnapshotThatIsListedAndGoneIsGone() throws IOException {
    store.showGhosts();
    vault.forget(first);

    assertThat(vault.snapshots()).containsExactly(second);
    assertThat(vault.listing().unreadable()).isEmpty();
    assertThat(vault.snapshot("latest")).isEqualTo(second);
    assertThat(TestVaults.failureOf(() -> vault.snapshot(first.id())))
        .isEqualTo(VaultException.Code.NO_SUCH_SNAPSHOT);
    vault.forget(first);
  }

  @Test
  void aCheckTellsOfIt() throws IOException {
    store.showGhosts();
    vault.forget(first);

    var findings = vault.check(CheckDepth.STRUCTURE, Progress.NONE).findings();

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.object()).isEqualTo("snapshots/" + first.id());
              assertThat(finding.problem()).isEqualTo("is listed and not there");
            });
  }

  @Test
  void pruningAndBackingUpGoOnBesideGhosts() throws IOException {
    store.showGhosts();
    vault.forget(first);
    for (var i = 0; i < 3; i++) {
      vault.pruning(GRACE).run(Progress.NONE);
      now = now.plus(GRACE);
    }

    new SourceFiles(source).random("dropped", 2_000_000);
    var third = backUp();

    requireWhole(third);
    store.showTheTruth();
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    requireWhole(third);
  }

  @Test
  void whatIsNotListedYetIsStoredOnceMoreAndNothingIsLost() throws IOException {
    store.hideWhatIsNew();
    new SourceFiles(source).random("new", 400_000);
    var third = backUp();
    assertThat(vault.snapshots()).doesNotContain(third);
    var fourth = backUp();
    vault.pruning(GRACE).run(Progress.NONE);
    store.showTheTruth();

    assertThat(vault.snapshots()).contains(third, fourth);
    for (var i = 0; i < 3; i++) {
      requireWhole(third);
      requireWhole(fourth);
      now = now.plus(GRACE);
      vault.pruning(GRACE).run(Progress.NONE);
    }
  }

  private Snapshot backUp() throws IOException {
    return vault.backUp(
        new FileBackup(TestVaults.since(second), List.of(source), List.of()), Progress.NONE);
  }

  private void requireWhole(Snapshot snapshot) throws IOException {
    var target = temp.resolve("restored");
    vault.restore(
        snapshot, target, RestoreOptions.WHOLE.below(snapshot.roots().getFirst()), Progress.NONE);
    Trees.assertSame(source, target);
    Trees.delete(target);
  }

  /// Lists as it was told to; everything else is as it is.
  private static final class Lagging extends ForwardingStore {
    private final Map<String, StoredObject> ghosts = new ConcurrentHashMap<>();
    private final Map<String, Boolean> hidden = new ConcurrentHashMap<>();
    private boolean ghostly;
    private boolean hiding;

    Lagging(Store behind) {
      super(behind);
    }

    void showGhosts() {
      ghostly = true;
    }

    void hideWhatIsNew() {
      hiding = true;
    }

    void showTheTruth() {
      ghostly = false;
      hiding = false;
      ghosts.clear();
      hidden.clear();
    }

    @Override
    public Put put(String key, ByteBuffer content) throws IOException {
      if (hiding) {
        hidden.put(key, true);
      }
      return super.put(key, content);
    }

    @Override
    public void delete(String key) throws IOException {
      var there = stat(key);
      super.delete(key);
      if (ghostly) {
        there.ifPresent(object -> ghosts.put(key, object));
      }
    }

    @Override
    public void list(String prefix, Consumer<StoredObject> each) throws IOException {
      super.list(
          prefix,
          object -> {
            if (!hidden.containsKey(object.key())) {
              each.accept(object);
            }
          });
      ghosts.values().stream().filter(ghost -> ghost.key().startsWith(prefix)).forEach(each);
    }
  }
}
