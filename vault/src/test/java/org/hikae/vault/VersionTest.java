package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.Fields;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.KeySlot;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.key.MasterKey;
import org.hikae.vault.key.VaultConfig;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a later version may add, and what this one makes of it.
final class VersionTest {
  private static final byte[] FAMILY = new byte[VaultConfig.ID_BYTES];
  private static final int UNKNOWN_FIELD = 4711;

  @TempDir Path temp;
  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.random(FAMILY, random);
  private final Keyring keys = new Keyring(master, random);
  private final MemoryStore store = new MemoryStore();

  @BeforeEach
  void writeASlot() throws IOException {
    SealedObject.write(store, Layout.KEYS, KeySlot.wrap(master, FAMILY, TestVaults.key(), random));
  }

  @Test
  void readsAVaultOfANewerVersionThatOlderReadersMayRead() throws IOException {
    store.put(Layout.VAULT, config(Layout.VERSION + 1, Layout.VERSION));
    var source = Files.createDirectory(temp.resolve("source"));
    new SourceFiles(source).text("file", "content");

    try (var vault = Vault.open(store, TestVaults.key())) {
      var snapshot = withAnUnknownField(TestVaults.backUp(vault, source));
      store.put("inventions/0001", ByteBuffer.wrap(new byte[] {1, 2, 3}));

      assertThat(vault.snapshots()).hasSize(1);
      assertThat(vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings()).isEmpty();
      var target = temp.resolve("restored");
      vault.restore(
          vault.snapshot(snapshot),
          target,
          RestoreOptions.WHOLE.below(source.toString()),
          Progress.NONE);
      Trees.assertSame(source, target);
    }
  }

  /// The same manifest as a later version would write it.
  private String withAnUnknownField(Snapshot snapshot) throws IOException {
    var key = Layout.SNAPSHOTS + snapshot.id();
    var envelope = keys.envelope(SealType.SNAPSHOT);
    var content = envelope.open(SealedObject.read(store, key), Layout.LARGEST_OBJECT);
    var more = new Fields.Writer().text(UNKNOWN_FIELD, "an invention").encoder();
    store.delete(key);
    var written =
        SealedObject.write(
            store,
            Layout.SNAPSHOTS,
            envelope.seal(
                new Encoder().bytes(more.toBytes()).bytes(content).bytes(more.toBytes())));
    return Layout.nameIn(written).map(ObjectName::toString).orElseThrow();
  }

  @Test
  void refusesAVaultThatNeedsANewerReader() throws IOException {
    store.put(Layout.VAULT, config(Layout.VERSION + 1, Layout.VERSION + 1));

    assertThat(TestVaults.failureOf(() -> Vault.open(store, TestVaults.key())))
        .isEqualTo(VaultException.Code.NEWER_FORMAT);
    assertThatThrownBy(() -> Vault.open(store, TestVaults.key()))
        .hasMessageContaining("format " + (Layout.VERSION + 1));
    assertThat(TestVaults.keys(store)).hasSize(2);
  }

  @Test
  void refusesAVersionThatWasChangedBehindTheKeysBack() throws IOException {
    var bytes = config(Layout.VERSION + 1, Layout.VERSION + 1);
    bytes.putShort(10, (short) Layout.VERSION);
    store.put(Layout.VAULT, bytes);

    assertThat(TestVaults.failureOf(() -> Vault.open(store, TestVaults.key())))
        .isEqualTo(VaultException.Code.DAMAGED);
  }

  private ByteBuffer config(int version, int leastReader) {
    var out = new Encoder().bytes("HIKAEVLT".getBytes(StandardCharsets.US_ASCII));
    out.u16(version).u16(leastReader).bytes(FAMILY).bytes(FAMILY).i64(0);
    var settings =
        new Fields.Writer()
            .number(1, 64 << 10)
            .number(2, 1 << 20)
            .number(3, 1)
            .text(UNKNOWN_FIELD, "an invention")
            .encoder()
            .toBytes();
    var sealed = keys.sealer(SealType.SETTINGS).seal(settings, out.toBytes());
    return ByteBuffer.wrap(out.bytes(sealed).toBytes());
  }
}
