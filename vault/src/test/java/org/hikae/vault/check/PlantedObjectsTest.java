package org.hikae.vault.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CheckReport;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Trees;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException.Code;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Someone may write to the store, and has neither the key nor the right to read or delete.
final class PlantedObjectsTest {
  private static final List<String> PREFIXES =
      List.of(
          "keys/",
          "index/data/",
          "index/tree/",
          "snapshots/",
          "condemned/",
          "holds/",
          "labels/",
          "verified/",
          "probed/");

  @TempDir Path temp;
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final MemoryStore store = new MemoryStore("attacked", () -> now);
  private final Random random = new Random(3);
  private Vault vault;
  private Path source;
  private Snapshot snapshot;

  @BeforeEach
  void makeVault() throws IOException {
    vault = TestVaults.create(store);
    source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).random("a", 300_000).text("b/c", "words");
    snapshot = TestVaults.backUp(vault, source);
  }

  /// Rubbish under the name of its bytes everywhere, as the format would have it.
  private List<String> plantRubbish() throws IOException {
    var planted = new ArrayList<String>();
    for (var prefix : PREFIXES) {
      for (var size : new int[] {0, 1, 39, 40, 500}) {
        var bytes = rubbish(size);
        planted.add(prefix + ObjectName.of(bytes));
        store.put(planted.getLast(), bytes);
      }
    }
    for (var size : new int[] {0, 7, 16, 5000}) {
      var bytes = rubbish(size);
      planted.add(Layout.pack(ObjectName.of(bytes)));
      store.put(planted.getLast(), bytes);
    }
    return planted;
  }

  /// Rubbish under names that are not those of its bytes.
  private List<String> plantLies() throws IOException {
    var planted = new ArrayList<String>();
    for (var prefix : PREFIXES) {
      planted.add(prefix + ObjectName.of(rubbish(10)));
      store.put(planted.getLast(), rubbish(100));
    }
    planted.add(Layout.pack(ObjectName.of(rubbish(10))));
    store.put(planted.getLast(), rubbish(100));
    for (var key : List.of("snapshots/none", "packs/zz/none", "keys/none", "index/data/a/b")) {
      planted.add(key);
      store.put(key, rubbish(100));
    }
    return planted;
  }

  private ByteBuffer rubbish(int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  @Test
  void rubbishIsNamedAndHindersNothing() throws IOException {
    var planted = plantRubbish();

    requireThatLifeGoesOn();
    assertThat(findings()).containsAll(planted);
    vault.forget(snapshot);
    vault.prune(vault.planPrune(Duration.ofHours(24)), Progress.NONE);
    now = now.plus(Duration.ofHours(25));
    vault.prune(vault.planPrune(Duration.ofHours(24)), Progress.NONE);
    assertThat(vault.snapshots()).hasSize(1);
    requireRestores(vault, vault.snapshots().getFirst());
  }

  @Test
  void liesAreNamedAndLoseNothing() throws IOException {
    var planted = plantLies();

    requireThatLifeGoesOn();
    assertThat(findings()).containsAll(planted);
    // What could be a damaged hold or snapshot of ours stops what deletes, and nothing else.
    assertThat(TestVaults.failureOf(() -> vault.forget(snapshot))).isEqualTo(Code.DAMAGED);
    assertThat(TestVaults.failureOf(() -> vault.planPrune(Duration.ofHours(24))))
        .isEqualTo(Code.DAMAGED);
  }

  /// Open, list, back up, restore and mirror.
  private void requireThatLifeGoesOn() throws IOException {
    try (var opened = Vault.open(store, TestVaults.key())) {
      assertThat(opened.snapshots()).containsExactly(snapshot);
      assertThat(opened.listing().unreadable()).isNotEmpty();
      new SourceFiles(source).text("new", "after the attack");
      var later =
          opened.backUp(
              new org.hikae.vault.FileBackup(
                  TestVaults.since(snapshot), List.of(source), List.of()),
              Progress.NONE);
      requireRestores(opened, later);
      assertThat(later.figures().storedBytes()).isLessThan(50_000);
      var mirror = new MemoryStore();
      try (var copy = Vault.createMirrorOf(store, mirror, TestVaults.key())) {
        var mirrored = copy.pullFrom(store, Progress.NONE);
        assertThat(mirrored.snapshots()).isEqualTo(2);
        assertThat(mirrored.refused()).isNotEmpty();
        requireRestores(copy, later);
      }
      assertThat(
              Vault.open(mirror, TestVaults.key())
                  .check(CheckDepth.EVERY_BLOB, Progress.NONE)
                  .findings())
          .isEmpty();
    }
  }

  private void requireRestores(Vault opened, Snapshot wanted) throws IOException {
    var target = temp.resolve("restored");
    opened.restore(
        wanted, target, RestoreOptions.WHOLE.below(wanted.roots().getFirst()), Progress.NONE);
    Trees.assertSame(source, target);
    Trees.delete(target);
  }

  private List<String> findings() throws IOException {
    var findings = vault.check(CheckDepth.STRUCTURE, Progress.NONE).findings();
    assertThat(findings).noneMatch(each -> each.snapshots().contains("none"));
    return findings.stream().map(CheckReport.Finding::object).toList();
  }

  @Test
  void healTakesRubbishAway() throws IOException {
    var planted = plantRubbish();
    var mirror = new MemoryStore();
    Vault.createMirrorOf(store, mirror, TestVaults.key()).pullFrom(store, Progress.NONE);

    assertThat(vault.planHeal(mirror, Progress.NONE).removed())
        .containsExactlyInAnyOrderElementsOf(planted);
    var healed = vault.heal(mirror, Progress.NONE);

    assertThat(healed.removed()).containsExactlyInAnyOrderElementsOf(planted);
    assertThat(healed.remaining()).isEmpty();
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    requireRestores(vault, snapshot);
  }

  @Test
  void whatStandsUnderAnImpossibleNameIsSetAsideWithoutAMirror() throws IOException {
    var rubbish = rubbish(100);
    var keys = List.of("snapshots/none", "packs/zz/none", "keys/none", "index/data/a/b");
    for (var key : keys) {
      store.put(key, rubbish);
    }

    assertThat(vault.planHeal(Progress.NONE).removed()).containsExactlyInAnyOrderElementsOf(keys);
    var healed = vault.heal(Progress.NONE);

    assertThat(healed.removed()).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(healed.remaining()).isEmpty();
    for (var key : keys) {
      assertThat(store.get("aside/" + key)).isEqualTo(rubbish);
    }
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
  }

  @Test
  void aSlotThatAsksForAnHourOfWorkIsTriedLast() throws IOException {
    var passphrase = new org.hikae.vault.VaultKey.Passphrase("correct horse");
    vault.keySlots().add(passphrase, "");
    var family = new byte[16];
    store.get("vault").get(12, family);
    for (var i = 0; i < 3; i++) {
      var slot =
          new Encoder()
              .bytes("HIKAEKEY".getBytes(StandardCharsets.US_ASCII))
              .u16(1)
              .u8(1)
              .bytes(family)
              .u32(1 << 20)
              .u32(64)
              .u32(16)
              .bytes(rubbish(32 + 32 + 72).array())
              .toBytes();
      store.put("keys/" + ObjectName.of(ByteBuffer.wrap(slot)), ByteBuffer.wrap(slot));
    }
    var begun = System.nanoTime();

    Vault.open(store, passphrase).close();

    // One guess at such a slot takes a gigabyte and more than a minute.
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
  }
}
