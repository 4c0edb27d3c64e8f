package org.hikae.vault.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hikae.reader.MinimalReader;
import org.hikae.reader.VaultObjects;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException.Code;
import org.hikae.vault.VaultKey;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyTest {
  private static final VaultKey.Passphrase WORDS = new VaultKey.Passphrase("ひかえ correct horse");

  private final MemoryStore store = new MemoryStore();

  @Test
  void opensWithTheRightPassphraseAlone() throws Exception {
    Vault.create(store, WORDS, VaultSettings.DEFAULT);

    Vault.open(store, WORDS).close();
    new MinimalReader(objects(), WORDS.text().getBytes(StandardCharsets.UTF_8), true);
    assertThat(TestVaults.failureOf(() -> Vault.open(store, new VaultKey.Passphrase("wrong"))))
        .isEqualTo(Code.WRONG_KEY);
    assertThat(TestVaults.failureOf(() -> Vault.open(store, TestVaults.key())))
        .isEqualTo(Code.WRONG_KEY);
  }

  @Test
  void aKeyFileHasToBeLongEnough(@TempDir Path temp) throws IOException {
    var file = Files.writeString(temp.resolve("key"), "short");

    assertThat(
            TestVaults.failureOf(
                () -> Vault.create(store, new VaultKey.KeyFile(file), VaultSettings.DEFAULT)))
        .isEqualTo(Code.WRONG_KEY);
  }

  @Test
  void nothingIsMadeOverAVault() throws IOException {
    TestVaults.create(store);

    assertThat(TestVaults.failureOf(() -> TestVaults.create(store))).isEqualTo(Code.VAULT_EXISTS);
  }

  @Test
  void whatIsNoVaultIsSaidToBeNone() throws IOException {
    assertThat(TestVaults.failureOf(() -> Vault.open(store, WORDS))).isEqualTo(Code.NOT_A_VAULT);

    store.put("vault", ByteBuffer.wrap("something else".getBytes(StandardCharsets.UTF_8)));

    assertThat(TestVaults.failureOf(() -> Vault.open(store, WORDS))).isEqualTo(Code.NOT_A_VAULT);
  }

  @Test
  void aVaultOfALaterFormatAsksForALaterReader() throws IOException {
    TestVaults.create(store);
    var config = store.get("vault");
    config.putShort(8, (short) 9).putShort(10, (short) 2);
    store.corrupt("vault", config);

    assertThat(TestVaults.failureOf(() -> Vault.open(store, WORDS))).isEqualTo(Code.NEWER_FORMAT);
  }

  private VaultObjects objects() {
    return new VaultObjects() {
      @Override
      public List<String> keysBelow(String prefix) throws IOException {
        return TestVaults.keys(store).stream().filter(key -> key.startsWith(prefix)).toList();
      }

      @Override
      public byte[] read(String key) throws IOException {
        return store.get(key).array();
      }
    };
  }
}
