package org.hikae.vault.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException.Code;
import org.hikae.vault.VaultKey;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeySlotsTest {
  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore();
  private Vault vault;

  @BeforeEach
  void makeVault() throws IOException {
    TestVaults.create(store);
    vault = Vault.open(store, TestVaults.key());
  }

  private VaultKey key(String name) throws IOException {
    var file = temp.resolve(name);
    if (!Files.exists(file)) {
      Files.writeString(file, "a key of at least thirty-two bytes: " + name);
    }
    return new VaultKey.KeyFile(file);
  }

  @Test
  void anAddedKeyOpensTheVaultAndSaysWhatItIs() throws IOException {
    var added = vault.keySlots().add(key("safe"), "the safe");

    var slots = Vault.open(store, key("safe")).keySlots().all();

    assertThat(slots).hasSize(2);
    var seen =
        slots.stream().filter(slot -> slot.id().equals(added.id())).findFirst().orElseThrow();
    assertThat(seen.label()).contains("the safe");
    assertThat(seen.kind()).isEqualTo(SlotHeader.Kind.KEY_FILE);
    assertThat(seen.inUse()).isTrue();
    assertThat(seen.proven()).isTrue();
  }

  @Test
  void aRemovedKeyOpensNothing() throws IOException {
    var added = vault.keySlots().add(key("lost"), "lost");
    vault.keySlots().remove(added);

    assertThat(TestVaults.failureOf(() -> Vault.open(store, key("lost"))))
        .isEqualTo(Code.WRONG_KEY);
    assertThat(TestVaults.keys(store)).noneMatch(key -> key.startsWith("labels/"));
  }

  @Test
  void theLastKeyStays() throws IOException {
    var only = vault.keySlots().all().getFirst();

    assertThat(TestVaults.failureOf(() -> vault.keySlots().remove(only))).isEqualTo(Code.LAST_KEY);
    Vault.open(store, TestVaults.key()).close();
  }

  @Test
  void aSlotThatSomebodyPlantedIsNoReasonToRemoveTheLastRealOne() throws IOException {
    var real = vault.keySlots().all().getFirst();
    var forged =
        KeySlot.wrap(
            MasterKey.random(familyOf(store), new java.security.SecureRandom()),
            familyOf(store),
            key("forger"),
            new java.security.SecureRandom());
    var bytes = ByteBuffer.wrap(forged);
    store.put("keys/" + ObjectName.of(bytes), bytes);

    assertThat(vault.keySlots().all()).hasSize(2).filteredOn(SlotSummary::proven).hasSize(1);
    assertThat(TestVaults.failureOf(() -> vault.keySlots().remove(real))).isEqualTo(Code.LAST_KEY);
  }

  private static byte[] familyOf(MemoryStore store) throws IOException {
    var bytes = new byte[VaultConfig.ID_BYTES];
    store.get("vault").get(12, bytes);
    return bytes;
  }

  @Test
  void aRotatedKeyReplacesTheOldOne() throws IOException {
    var old = vault.keySlots().all().getFirst();
    vault.keySlots().rotate(old, key("new"));

    assertThat(TestVaults.failureOf(() -> Vault.open(store, TestVaults.key())))
        .isEqualTo(Code.WRONG_KEY);
    assertThat(Vault.open(store, key("new")).keySlots().all()).hasSize(1);
  }

  @Test
  void sharesOpenTheVaultAndGiveItANewSlot() throws IOException {
    var shares = vault.keySlots().split(3, 5);
    var typed =
        List.of(
            KeyShare.parse(shares.get(4).text()),
            KeyShare.parse(
                "# a remark\n" + shares.get(0).text().toLowerCase(java.util.Locale.ROOT)),
            KeyShare.parse(shares.get(2).text().replace('-', ' ').replace('0', 'o')));

    Vault.openWithShares(store, typed).keySlots().add(key("after"), "after the fire");

    Vault.open(store, key("after")).close();
  }

  @Test
  void sharesOpenTheMirrorsToo() throws IOException {
    var shares = vault.keySlots().split(2, 2);
    var mirror = new MemoryStore();
    Vault.createMirror(mirror, vault).close();

    Vault.openWithShares(mirror, shares).close();
  }

  @Test
  void tooFewSharesOrOthersAreRefused() throws IOException {
    var shares = vault.keySlots().split(3, 5);
    var others = vault.keySlots().split(3, 5);

    assertThat(failure(shares.get(0), shares.get(1))).isEqualTo(Code.WRONG_KEY);
    assertThat(failure(shares.get(0), shares.get(1), shares.get(1))).isEqualTo(Code.WRONG_KEY);
    assertThat(failure(shares.get(0), shares.get(1), others.get(2))).isEqualTo(Code.WRONG_KEY);
    var third = shares.get(2);
    var changed = third.value().clone();
    changed[7] ^= 1;
    var forged =
        new KeyShare(third.family(), third.split(), third.needed(), third.number(), changed);
    assertThat(failure(shares.get(0), shares.get(1), forged)).isEqualTo(Code.WRONG_KEY);
    var strangers = TestVaults.create(new MemoryStore()).keySlots().split(2, 2);
    assertThat(failure(strangers.get(0), strangers.get(1))).isEqualTo(Code.OTHER_FAMILY);
  }

  private Code failure(KeyShare... shares) {
    return TestVaults.failureOf(() -> Vault.openWithShares(store, List.of(shares)));
  }

  @Test
  void everyWrongLetterOfAShareIsNoticed() throws IOException {
    var text = vault.keySlots().split(2, 3).getFirst().text();
    for (var at = 0; at < text.length(); at++) {
      var letter = text.charAt(at);
      if (Character.isLetterOrDigit(letter)) {
        var other = letter == 'Z' ? 'Y' : letter == '9' ? '8' : (char) (letter + 1);
        if ("ILOU".indexOf(other) < 0) {
          var wrong = text.substring(0, at) + other + text.substring(at + 1);
          assertThat(TestVaults.failureOf(() -> KeyShare.parse(wrong))).isEqualTo(Code.WRONG_KEY);
        }
        var missing = text.substring(0, at) + text.substring(at + 1);
        assertThat(TestVaults.failureOf(() -> KeyShare.parse(missing))).isEqualTo(Code.WRONG_KEY);
      }
    }
  }
}
