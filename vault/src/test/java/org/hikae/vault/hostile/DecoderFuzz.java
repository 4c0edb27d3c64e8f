package org.hikae.vault.hostile;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hikae.vault.Snapshot;
import org.hikae.vault.TestVaults;
import org.hikae.vault.VaultException;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealType;
import org.hikae.vault.index.Index;
import org.hikae.vault.key.KeySlot;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.key.MasterKey;
import org.hikae.vault.key.VaultConfig;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.pack.FrameReader;
import org.hikae.vault.pack.FrameTag;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.testing.MemoryStore;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.PieceList;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;
import org.hikae.vault.tree.TreeReader;
import org.hikae.vault.tree.TreeWriter;

/// What somebody with the key can do: every decoder gets bytes that were meant well and then
/// changed, and must either read them or say that they are not of the format; nothing else may be
/// thrown, and memory stays bounded.
final class DecoderFuzz {
  private static final byte[] FAMILY = new byte[VaultConfig.ID_BYTES];

  private final SecureRandom secure = new SecureRandom();
  private final Keyring keys = new Keyring(MasterKey.random(FAMILY, secure), secure);
  private final Map<String, Decoded> decoders = new LinkedHashMap<>();

  /// Reads bytes.
  private interface Read {
    void from(byte[] bytes) throws IOException;
  }

  private static final class Decoded {
    private final byte[] good;
    private final Read read;

    Decoded(byte[] good, Read read) {
      this.good = good;
      this.read = read;
    }
  }

  DecoderFuzz() throws IOException {
    var directory = directory();
    decoders.put(
        "directory", new Decoded(directory, bytes -> PackDirectory.read(new Decoder(bytes))));
    decoders.put("segment", new Decoded(segment(directory), this::readSegment));
    decoders.put("manifest", new Decoded(manifest(), Manifest::read));
    decoders.put("tree", new Decoded(tree(), DecoderFuzz::readTree));
    decoders.put("list", new Decoded(list(), PieceList::read));
    decoders.put("frame", new Decoded(frame(), this::readFrame));
    decoders.put("envelope", new Decoded(envelope(), this::readEnvelope));
    var key = TestVaults.key();
    decoders.put(
        "slot",
        new Decoded(
            KeySlot.wrap(MasterKey.random(FAMILY, secure), FAMILY, key, secure),
            bytes -> KeySlot.open(bytes, FAMILY, key, secure)));
    var created = Instant.EPOCH;
    decoders.put(
        "config",
        new Decoded(
            VaultConfig.write(FAMILY, FAMILY, created, VaultSettings.DEFAULT, keys),
            bytes -> VaultConfig.read(bytes, "here").settings(keys)));
  }

  /// Tries so many changes of each; a failure names the decoder and the seed.
  void run(long seed, int rounds) {
    decoders.forEach(
        (name, decoder) -> {
          for (var i = 0; i < rounds; i++) {
            attempt(name, seed + i, decoder.read, changed(decoder.good, new Random(seed + i)));
          }
        });
  }

  private static void attempt(String name, long seed, Read read, byte[] bytes) {
    try {
      read.from(bytes);
    } catch (FormatException | VaultException e) {
      if (String.valueOf(e.getMessage()).isBlank()) {
        throw new AssertionError(name + ", seed " + seed + ": says nothing", e);
      }
    } catch (Exception | Error e) {
      throw new AssertionError(name + ", seed " + seed, e);
    }
  }

  private static byte[] changed(byte[] good, Random random) {
    var bytes = good.clone();
    for (var times = 1 + random.nextInt(3); times > 0; times--) {
      var at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0x7f);
        case 3 -> {
          // a number as large as there are
          var end = Math.min(bytes.length, at + 9);
          Arrays.fill(bytes, at, end, (byte) 0xff);
          if (end < bytes.length) {
            bytes[end] = (byte) random.nextInt(128);
          }
        }
        case 4 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          var from = random.nextInt(bytes.length);
          var count = Math.min(random.nextInt(40), bytes.length - Math.max(from, at));
          System.arraycopy(bytes.clone(), from, bytes, at, count);
        }
      }
    }
    return bytes;
  }

  /// A few kilobytes that say they are as large as anything may be, and are.
  void bombs() throws IOException {
    for (var size : List.of(17 << 20, 200 << 20, Integer.MAX_VALUE)) {
      var zeros = zeros(Math.min(size, 200 << 20));
      var sealed =
          keys.sealer(SealType.INDEX)
              .seal(new Encoder().u8(1).varint(size).bytes(zeros).toBytes(), new byte[0]);
      attempt("index bomb", size, this::openIndex, sealed);
      var frame = new Encoder().u8(1).u32(zeros.length).bytes(zeros).varint(1).varint(size);
      attempt("frame bomb", size, this::readFrame, frame.toBytes());
    }
  }

  private static byte[] zeros(int count) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zstd = new ZstdOutputStream(out)) {
      var block = new byte[1 << 20];
      for (var left = count; left > 0; left -= block.length) {
        zstd.write(block, 0, Math.min(left, block.length));
      }
    }
    return out.toByteArray();
  }

  private BlobName name(int number) {
    return new BlobName(number, ~number, number * 77L, 5);
  }

  private byte[] directory() {
    var out = new Encoder().u8(PackKind.DATA.code()).varint(2);
    for (var frame = 0; frame < 2; frame++) {
      out.varint(5000).i64(1).i64(2).varint(3).varint(100).varint(2000).varint(70_000);
      for (var blob = 0; blob < 3; blob++) {
        out.name(name(frame * 3 + blob));
      }
    }
    return out.toBytes();
  }

  private static byte[] segment(byte[] directory) {
    var out = new Encoder().u8(PackKind.DATA.code()).varint(2);
    for (var pack = 0; pack < 2; pack++) {
      var bytes = new byte[ObjectName.BYTES];
      bytes[0] = (byte) pack;
      out.name(new ObjectName(bytes)).varint(123_456).varint(directory.length).bytes(directory);
    }
    return out.toBytes();
  }

  private void readSegment(byte[] bytes) throws IOException {
    openIndex(keys.envelope(SealType.INDEX).seal(bytes, bytes.length));
  }

  private void openIndex(byte[] sealed) throws IOException {
    try (var store = new MemoryStore()) {
      new Index(store, keys, PackKind.DATA).open("index/data/x", sealed);
    }
  }

  private byte[] manifest() {
    var now = Instant.ofEpochSecond(1_700_000_000);
    return new Manifest(
            TestVaults.origin(),
            now,
            now,
            Optional.of(now),
            List.of("srv/data"),
            new Snapshot.Figures(10, 20, 30, 40),
            List.of("a note"),
            List.of(name(1), name(2)))
        .write()
        .toBytes();
  }

  private byte[] tree() throws IOException {
    var out = new Encoder();
    var writer =
        new TreeWriter(
            (bytes, count) -> {
              out.bytes(bytes, 0, count);
              return name(1);
            });
    var folder = Attributes.plain(0040755, 0, 1);
    var extended = new Attributes.Extended(new byte[] {'u'}, new byte[] {1, 2});
    writer.folder(new TreeItem.Folder(TreePath.TOP, folder.withExtended(List.of(extended))));
    var pieces =
        new Content.Pieces(
            false,
            List.of(new Content.Piece(name(3), 100), new Content.Piece(name(4), 50)),
            List.of(new Content.Hole(100, 1000)));
    writer.entry(new TreeItem.Entry(new byte[] {'f'}, Attributes.plain(0100644, 1150, 1), pieces));
    writer.entry(
        new TreeItem.Entry(
            new byte[] {'l'},
            Attributes.plain(0120777, 1, 1),
            new Content.Target(new byte[] {'t'})));
    writer.entry(new TreeItem.Entry(new byte[] {'z'}, folder, Content.NONE));
    writer.folder(new TreeItem.Folder(new byte[] {'z'}, folder));
    writer.finish();
    return out.toBytes();
  }

  private static void readTree(byte[] bytes) throws IOException {
    var reader = new TreeReader(List.of(new BlobName(1, 2, 3, 4)), _ -> bytes);
    while (reader.next() != null) {}
  }

  private byte[] list() {
    var out = new Encoder().varint(40);
    for (var i = 0; i < 40; i++) {
      out.name(name(i));
    }
    for (var i = 0; i < 40; i++) {
      out.varint(1000 + i);
    }
    return out.toBytes();
  }

  private static byte[] frame() {
    return new Encoder()
        .u8(0)
        .u32(300)
        .bytes(new byte[300])
        .varint(2)
        .varint(100)
        .varint(200)
        .toBytes();
  }

  private void readFrame(byte[] bytes) throws IOException {
    var sealed = keys.sealer(SealType.FRAME).seal(bytes, new byte[0]);
    var tag = ByteBuffer.wrap(sealed, sealed.length - 16, 16);
    try (var reader = new FrameReader(keys)) {
      reader.open(ByteBuffer.wrap(sealed), new FrameTag(tag.getLong(), tag.getLong()));
    }
  }

  private static byte[] envelope() {
    return new Encoder().u8(0).varint(300).bytes(new byte[300]).toBytes();
  }

  private void readEnvelope(byte[] bytes) throws IOException {
    var sealed = keys.sealer(SealType.CONDEMNED).seal(bytes, new byte[0]);
    keys.envelope(SealType.CONDEMNED).open(sealed, 1 << 20);
  }

  static void main(String[] arguments) throws IOException {
    var fuzz = new DecoderFuzz();
    fuzz.bombs();
    fuzz.run(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
    System.out.println("done");
  }
}
