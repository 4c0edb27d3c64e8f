package org.hikae.vault.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.Parity;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.SourceFiles;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Trees;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParityTest {
  private final Random random = new Random(42);

  @TempDir Path temp;

  @Test
  void productsAreThoseOfTheField() {
    for (var a = 0; a < 256; a++) {
      for (var b = 0; b < 256; b++) {
        assertThat(Galois.product(a, b)).isEqualTo(slowProduct(a, b));
      }
      assertThat(a == 0 ? 1 : Galois.product(a, Galois.inverse(a))).isEqualTo(1);
    }
  }

  /// As at school: shift and add, then subtract the polynomial.
  private static int slowProduct(int a, int b) {
    var product = 0;
    for (var bit = 0; bit < 8; bit++) {
      product ^= ((b >> bit) & 1) == 0 ? 0 : a << bit;
    }
    for (var bit = 15; bit >= 8; bit--) {
      product ^= ((product >> bit) & 1) == 0 ? 0 : 0x11d << (bit - 8);
    }
    return product;
  }

  @Test
  void productsOfManyAreThoseOfEach() {
    var data = new byte[64];
    random.nextBytes(data);
    var sums = new long[1][8];
    Galois.addProducts(ParityObject.words(data), new int[] {0xa7}, sums);
    var products = ParityObject.bytes(sums[0]);
    for (var i = 0; i < data.length; i++) {
      assertThat(products[i] & 0xff).isEqualTo(Galois.product(data[i] & 0xff, 0xa7));
    }
  }

  @ParameterizedTest
  @CsvSource({"4,1,100000", "4,2,1", "16,2,3000000", "16,4,65537", "128,32,4000000", "2,2,777"})
  void anyCellsThatMayBeLostComeBack(int stripes, int spare, int size) {
    var pack = bytes(size);
    var name = ObjectName.of(ByteBuffer.wrap(pack));
    var parity = new Parity(stripes, spare);
    var object = ParityObject.of(ByteBuffer.wrap(pack), name, parity);
    var layout = StripeLayout.of(parity, size);
    for (var round = 0; round < 5; round++) {
      var damaged = pack.clone();
      var damagedObject = ByteBuffer.wrap(object.array().clone());
      var cells =
          new Cells(layout, ByteBuffer.wrap(damaged), damagedObject, ParityObject.sparesAt(layout));
      for (var cell = 0; cell < layout.cells(); cell++) {
        for (var i = 0; i < spare; i++) {
          cells.write(random.nextInt(layout.all()), cell, bytes(layout.cellBytes()));
        }
      }
      assertThat(Repair.of(ByteBuffer.wrap(damaged), damagedObject, name))
          .hasValue(ByteBuffer.wrap(pack));
    }
  }

  @Test
  void moreThanThatIsNotMadeUp() {
    var pack = bytes(500_000);
    var name = ObjectName.of(ByteBuffer.wrap(pack));
    var object = ParityObject.of(ByteBuffer.wrap(pack), name, new Parity(8, 2));
    var layout = StripeLayout.of(new Parity(8, 2), pack.length);
    for (var stripe : new int[] {1, 3, 6}) {
      pack[(int) layout.at(stripe, 5)] ^= 1;
    }

    assertThat(Repair.of(ByteBuffer.wrap(pack), object, name)).isEmpty();
  }

  @Test
  void whatWasCutOffComesBackAndSoDoesWhatWasShifted() {
    var pack = bytes(1_000_000);
    var name = ObjectName.of(ByteBuffer.wrap(pack));
    var object = ParityObject.of(ByteBuffer.wrap(pack), name, new Parity(10, 2));

    assertThat(Repair.of(ByteBuffer.wrap(pack, 0, 820_000), object, name))
        .hasValue(ByteBuffer.wrap(pack));
    assertThat(Repair.of(ByteBuffer.wrap(pack, 0, 700_000), object, name)).isEmpty();
    assertThat(Repair.of(ByteBuffer.allocate(0), object, name)).isEmpty();
  }

  @Test
  void everyByteOfTheParityMayBeDamagedTogetherWithOneOfThePack() {
    var pack = bytes(5000);
    var name = ObjectName.of(ByteBuffer.wrap(pack));
    var object = ParityObject.of(ByteBuffer.wrap(pack), name, new Parity(4, 2));
    pack[1234] ^= 1;
    for (var i = 0; i < object.capacity(); i++) {
      var damaged = ByteBuffer.wrap(object.array().clone());
      damaged.put(i, (byte) (damaged.get(i) ^ 0x55));
      assertThat(Repair.of(ByteBuffer.wrap(pack), damaged, name)).as("byte " + i).isPresent();
    }
  }

  @Test
  void whateverTheParitySaysNothingWrongComesOfIt() {
    var pack = bytes(5000);
    var name = ObjectName.of(ByteBuffer.wrap(pack));
    var object = ParityObject.of(ByteBuffer.wrap(pack), name, new Parity(4, 2));
    pack[1234] ^= 1;
    for (var round = 0; round < 2000; round++) {
      var damaged = ByteBuffer.wrap(object.array().clone());
      for (var i = random.nextInt(200); i > 0; i--) {
        damaged.put(random.nextInt(damaged.capacity()), (byte) random.nextInt());
      }
      damaged.limit(random.nextInt(damaged.capacity()));
      Repair.of(ByteBuffer.wrap(pack), damaged, name)
          .ifPresent(found -> assertThat(ObjectName.of(found)).isEqualTo(name));
    }
  }

  private byte[] bytes(int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void aVaultHealsWithoutAMirror() throws IOException {
    var store = new MemoryStore();
    var vault = vault(store);
    var source = source();
    var snapshot = TestVaults.backUp(vault, source);
    for (var key : packs(store)) {
      damage(store, key, 3);
    }
    damage(store, keys(store, Layout.PARITY).getFirst(), 1);
    assertThat(vault.check(CheckDepth.STORED_BYTES, Progress.NONE).clean()).isFalse();

    var healed = vault.heal(Progress.NONE);

    assertThat(healed.remaining()).isEmpty();
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
    var options = RestoreOptions.WHOLE.below(snapshot.roots().getFirst());
    vault.restore(snapshot, temp.resolve("out"), options, Progress.NONE);
    Trees.assertSame(source, temp.resolve("out"));
  }

  @Test
  void aPackThatIsGoneComesBackWhereItsParityIsAsLargeAsItself() throws IOException {
    var store = new MemoryStore();
    var vault =
        Vault.create(store, TestVaults.key(), VaultSettings.DEFAULT.withParity(new Parity(2, 2)));
    TestVaults.backUp(vault, source());
    for (var key : packs(store)) {
      store.delete(key);
    }
    var healed = vault.heal(Progress.NONE);

    assertThat(healed.remaining()).isEmpty();
    assertThat(healed.objects()).isNotEmpty();
    assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
  }

  @Test
  void aPackThatIsGoneAndDoesNotComeBackIsNamed() throws IOException {
    var store = new MemoryStore();
    var vault = vault(store);
    var snapshot = TestVaults.backUp(vault, source());
    var gone = packs(store).getFirst();
    store.delete(gone);

    var remaining = vault.heal(Progress.NONE).remaining();

    assertThat(remaining)
        .anySatisfy(
            finding -> {
              assertThat(finding.object()).isEqualTo(gone);
              assertThat(finding.problem()).isEqualTo("is in the index but not in the store");
              assertThat(finding.snapshots()).containsExactly(snapshot.id());
            });
  }

  @Test
  void aPruneKeepsTheParityOfAPackThatIsGoneAndNeeded() throws IOException {
    var store = new MemoryStore();
    var vault =
        Vault.create(store, TestVaults.key(), VaultSettings.DEFAULT.withParity(new Parity(2, 2)));
    TestVaults.backUp(vault, source());
    store.delete(largestPack(store)); // without its tree nothing would be pruned at all

    vault.prune(vault.planPrune(Duration.ofDays(1)), Progress.NONE);

    assertThat(vault.heal(Progress.NONE).remaining()).isEmpty();
  }

  @Test
  void aVaultWithoutParityGetsItLater() throws IOException {
    var store = new MemoryStore();
    var vault = TestVaults.create(store);
    TestVaults.backUp(vault, source());
    assertThat(keys(store, Layout.PARITY)).isEmpty();

    var added = vault.addParity(new Parity(8, 2), Progress.NONE);

    assertThat(added.packs()).isEqualTo(packs(store).size());
    assertThat(vault.addParity(new Parity(8, 2), Progress.NONE).packs()).isZero();
    damage(store, packs(store).getFirst(), 1);
    assertThat(vault.heal(Progress.NONE).remaining()).isEmpty();
  }

  @Test
  void aMirrorHasTheSameParityAndAPruneLeavesNone() throws IOException {
    var store = new MemoryStore();
    var vault = vault(store);
    var snapshot = TestVaults.backUp(vault, source());
    var mirrored = new MemoryStore();
    var mirror = Vault.createMirror(mirrored, vault);
    mirror.pullFrom(store, Progress.NONE);
    assertThat(keys(mirrored, Layout.PARITY)).isEqualTo(keys(store, Layout.PARITY)).isNotEmpty();

    for (var pack : packs(store)) {
      store.delete(pack);
    }
    vault.forget(snapshot);
    vault.prune(vault.planPrune(Duration.ofDays(1)), Progress.NONE);

    assertThat(keys(store, Layout.PARITY)).isEmpty();
  }

  private static Vault vault(MemoryStore store) throws IOException {
    return Vault.create(
        store, TestVaults.key(), VaultSettings.DEFAULT.withParity(new Parity(8, 2)));
  }

  private Path source() throws IOException {
    var source = Files.createDirectories(temp.resolve("source"));
    new SourceFiles(source).text("folder/file", "content");
    Files.write(source.resolve("large"), bytes(3_000_000));
    return source;
  }

  private static List<String> packs(MemoryStore store) throws IOException {
    return keys(store, Layout.PACKS);
  }

  private static String largestPack(MemoryStore store) throws IOException {
    var sizes = new TreeMap<Long, String>();
    store.list(Layout.PACKS, object -> sizes.put(object.size(), object.key()));
    return sizes.lastEntry().getValue();
  }

  private static List<String> keys(MemoryStore store, String prefix) throws IOException {
    return TestVaults.keys(store).stream().filter(key -> key.startsWith(prefix)).sorted().toList();
  }

  /// Flips some bytes close to one another.
  private void damage(MemoryStore store, String key, int bytes) throws IOException {
    var content = store.get(key);
    var damaged = new ArrayList<Byte>();
    while (content.hasRemaining()) {
      damaged.add(content.get());
    }
    var at = random.nextInt(damaged.size() - bytes);
    var written = ByteBuffer.allocate(damaged.size());
    damaged.forEach(written::put);
    for (var i = at; i < at + bytes; i++) {
      written.put(i, (byte) (written.get(i) ^ 0xff));
    }
    store.delete(key);
    store.put(key, written.flip());
  }
}
