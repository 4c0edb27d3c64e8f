package org.hikae.vault.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CheckReport;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Trees;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import org.hikae.vault.VaultKey;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small vault that holds every kind of object: each of its bytes is changed in turn.
@Tag("long")
final class EveryByteTest {
  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore();
  private final MemoryStore mirror = new MemoryStore();
  private VaultKey other;
  private Path source;
  private Snapshot first;
  private Snapshot second;

  @BeforeEach
  void makeVaultWithEveryKindOfObject() throws IOException {
    other = new VaultKey.KeyFile(Files.write(temp.resolve("other key"), new byte[64]));
    var vault = TestVaults.create(store);
    vault.keySlots().add(other, "the other key");
    source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).text("a", "what the first alone has");
    var forgotten = TestVaults.backUp(vault, source);
    new SourceFiles(source).text("a", "what the second has").text("b", "shared");
    first = TestVaults.backUp(vault, source);
    new SourceFiles(source).text("a", "what the third has");
    second = TestVaults.backUp(vault, source, first);
    vault.holds().place(first, "the audit", "inspector", Optional.empty());
    vault.forget(forgotten);
    vault.prune(vault.planPrune(Duration.ofHours(24)), Progress.NONE);
    assertThat(vault.verify(Sample.WHOLE, Progress.NONE).check().findings()).isEmpty();
    try (var copy = Vault.createMirror(mirror, vault)) {
      copy.pullFrom(store, Progress.NONE);
    }
    assertThat(TestVaults.keys(store).stream().map(key -> key.replaceAll("/.*", "")).distinct())
        .containsExactlyInAnyOrder(
            "vault",
            "keys",
            "packs",
            "index",
            "snapshots",
            "condemned",
            "holds",
            "labels",
            "verified");
  }

  @Test
  void everyChangedByteIsFoundAndNamedWithThePointsThatItTouches() throws IOException {
    var bytes = 0;
    for (var key : TestVaults.keys(store)) {
      var good = store.get(key);
      var touched = Optional.<List<String>>empty();
      for (var at = 0; at < good.limit(); at++, bytes++) {
        flip(key, at);
        var finding = finding(key);
        assertThat(finding).as(key + " at " + at).isPresent();
        if (touched.isPresent()) {
          assertThat(finding.get().snapshots()).as(key + " at " + at).isEqualTo(touched.get());
        }
        touched = Optional.of(finding.get().snapshots());
        store.corrupt(key, good);
      }
      assertThat(touched.orElseThrow()).as(key).isEqualTo(expected(key, touched.get()));
    }
    assertThat(bytes).isGreaterThan(3000);
  }

  /// The points that damage to an object touches: of packs at least the one that is told.
  private List<String> expected(String key, List<String> told) {
    var both = Stream.of(first.id(), second.id()).sorted().toList();
    return switch (key.replaceAll("/.*", "")) {
      case "snapshots" -> List.of(key.substring("snapshots/".length()));
      case "index", "holds", "vault" -> both;
      case "packs" -> {
        assertThat(both).containsAll(told);
        yield told;
      }
      default -> List.of();
    };
  }

  @Test
  void everyPackIsNamedWithThePointsThatNeedIt() throws IOException {
    var named = new java.util.HashSet<String>();
    for (var key : TestVaults.keys(store)) {
      if (key.startsWith("packs/")) {
        var good = store.get(key);
        flip(key, good.limit() / 2);
        named.addAll(finding(key).orElseThrow().snapshots());
        store.corrupt(key, good);
      }
    }
    assertThat(named).containsExactlyInAnyOrder(first.id(), second.id());
  }

  /// What a check, opened with whatever still opens the vault, says of an object. A vault whose
  /// config is damaged cannot be opened: that is said, and touches all.
  private Optional<CheckReport.Finding> finding(String key) throws IOException {
    try (var vault = openedSomehow()) {
      return vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings().stream()
          .filter(finding -> finding.object().equals(key))
          .findFirst();
    } catch (VaultException e) {
      return key.equals("vault")
          ? Optional.of(
              new CheckReport.Finding(
                  key,
                  String.valueOf(e.getMessage()),
                  Stream.of(first.id(), second.id()).sorted().toList()))
          : Optional.empty();
    }
  }

  private Vault openedSomehow() throws IOException {
    try {
      return Vault.open(store, TestVaults.key());
    } catch (VaultException e) {
      if (e.code() != VaultException.Code.WRONG_KEY) {
        throw e;
      }
      return Vault.open(store, other);
    }
  }

  @Test
  void aMirrorHealsEveryKindOfObject() throws IOException {
    for (var key : TestVaults.keys(store)) {
      if (!key.equals("vault")) {
        var good = store.get(key);
        flip(key, good.limit() / 2);
        var healed = heal();

        assertThat(healed.remaining()).as(key).isEmpty();
        requireAllIsWell(key);
        if (healed.objects().contains(key)) {
          assertThat(store.get(key)).as(key).isEqualTo(good);
        } else {
          assertThat(healed.removed()).containsExactly(key);
          assertThat(key).matches("(condemned|verified|labels)/.*");
        }
      }
    }
  }

  private org.hikae.vault.Healed heal() throws IOException {
    try (var member = Vault.open(mirror, TestVaults.key());
        var vault = Vault.openLike(store, member)) {
      return vault.heal(mirror, Progress.NONE);
    }
  }

  @Test
  void everyChangedByteOfTheConfigIsMended() throws IOException {
    var good = store.get("vault");
    for (var at = 0; at < good.limit(); at++) {
      flip("vault", at);
      try (var member = Vault.open(mirror, TestVaults.key())) {
        assertThat(Vault.needsConfig(store, member)).as("at " + at).isTrue();
        Vault.mendConfig(store, member);
        assertThat(Vault.needsConfig(store, member)).isFalse();
      }
      requireAllIsWell("vault at " + at);
      store.corrupt("vault", good);
    }
    store.delete("vault");
    try (var member = Vault.open(mirror, TestVaults.key())) {
      Vault.mendConfig(store, member);
    }
    requireAllIsWell("vault, lost");
  }

  @Test
  void noVaultIsMadeOfAnEmptyPlaceOrOfAStrangers() throws IOException {
    try (var member = Vault.open(mirror, TestVaults.key())) {
      assertThat(TestVaults.failureOf(() -> Vault.mendConfig(new MemoryStore(), member)))
          .isEqualTo(VaultException.Code.NOT_A_VAULT);
      var strangers = new MemoryStore();
      TestVaults.create(strangers);
      assertThat(TestVaults.failureOf(() -> Vault.mendConfig(strangers, member)))
          .isEqualTo(VaultException.Code.NOT_A_VAULT);
    }
  }

  private void requireAllIsWell(String what) throws IOException {
    try (var vault = Vault.open(store, TestVaults.key())) {
      assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).as(what).isEmpty();
      var target = temp.resolve("restored");
      vault.restore(
          second, target, RestoreOptions.WHOLE.below(second.roots().getFirst()), Progress.NONE);
      Trees.assertSame(source, target);
      Trees.delete(target);
    }
  }

  private void flip(String key, int at) throws IOException {
    var bytes = store.get(key);
    store.corrupt(key, bytes.put(at, (byte) (bytes.get(at) ^ 1)));
  }
}
