package org.hikae.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A second reader of vaults, written from `docs/reference/vault-format.md` alone: it shares no
/// code with the engine. Slow and simple: everything is looked up in maps, packs alone are read,
/// never the index.
public final class MinimalReader {
  private final VaultObjects objects;
  private final byte[] family;
  private final byte[] master;
  private final Map<String, byte[]> blobs = new HashMap<>();

  /// @param secret a key file's bytes, or a passphrase as UTF-8
  public MinimalReader(VaultObjects objects, byte[] secret, boolean passphrase)
      throws IOException, GeneralSecurityException {
    this.objects = objects;
    var config = ByteBuffer.wrap(objects.read("vault"));
    check("HIKAEVLT".equals(text(config, 8)), "not a vault");
    config.getShort();
    check(config.getShort() <= 1, "needs a newer reader");
    family = bytes(config, 16);
    master = unwrap(secret, passphrase);
    config.position(config.position() + 24);
    var header = Arrays.copyOf(config.array(), config.position());
    open(bytes(config, config.remaining()), key("hikae/1/seal/settings"), 1, header);
    for (var pack : objects.keysBelow("packs/")) {
      readPack(pack);
    }
  }

  private byte[] unwrap(byte[] secret, boolean passphrase)
      throws IOException, GeneralSecurityException {
    for (var key : objects.keysBelow("keys/")) {
      var slot = ByteBuffer.wrap(objects.read(key));
      check("HIKAEKEY".equals(text(slot, 8)) && slot.getShort() == 1, "not a key slot");
      var isPassphrase = slot.get() == 1;
      check(Arrays.equals(bytes(slot, 16), family), "a slot of another family");
      var cost =
          isPassphrase ? new int[] {slot.getInt(), slot.getInt(), slot.getInt()} : new int[3];
      var salt = bytes(slot, 32);
      if (isPassphrase == passphrase) {
        var stretched = passphrase ? argon2(secret, salt, cost) : secret;
        if (Arrays.equals(bytes(slot, 32), hkdf(stretched, salt, "hikae/1/slot/commitment", 32))) {
          var header = Arrays.copyOf(slot.array(), slot.position());
          var wrap = hkdf(stretched, salt, "hikae/1/slot/wrap", 32);
          return open(bytes(slot, slot.remaining()), wrap, 2, header);
        }
      }
    }
    throw new IOException("wrong key");
  }

  private static byte[] argon2(byte[] secret, byte[] salt, int[] cost) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(cost[0])
            .withIterations(cost[1])
            .withParallelism(cost[2])
            .withSalt(salt)
            .build());
    var out = new byte[32];
    generator.generateBytes(secret, out);
    return out;
  }

  private void readPack(String key) throws IOException, GeneralSecurityException {
    var bytes = objects.read(key);
    var name = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    check(key.equals("packs/" + name.substring(0, 2) + "/" + name), "a pack of another name");
    var pack = ByteBuffer.wrap(bytes);
    check("HIKP".equals(text(pack, 4)) && pack.getShort() == 1, "not a pack");
    var size = pack.getInt(bytes.length - 8);
    check("hikp".equals(new String(bytes, bytes.length - 4, 4, UTF_8)), "not the end of a pack");
    var sealed = Arrays.copyOfRange(bytes, bytes.length - 8 - size, bytes.length - 8);
    var directory = envelope(sealed, "hikae/1/seal/directory", 4);
    directory.get();
    var offset = 8;
    for (var frames = varint(directory); frames > 0; frames--) {
      var stored = (int) varint(directory);
      var frame = Arrays.copyOfRange(bytes, offset, offset + stored);
      var tag = bytes(directory, 16);
      check(Arrays.equals(tag, Arrays.copyOfRange(frame, stored - 16, stored)), "another frame");
      readFrame(frame, directory);
      offset += stored;
    }
  }

  private void readFrame(byte[] sealed, ByteBuffer directory)
      throws IOException, GeneralSecurityException {
    var frame = ByteBuffer.wrap(open(sealed, key("hikae/1/seal/frame"), 3, new byte[0]));
    var compressed = frame.get() == 1;
    var packed = bytes(frame, frame.getInt());
    var lengths = new int[(int) varint(frame)];
    for (var i = 0; i < lengths.length; i++) {
      lengths[i] = (int) varint(frame);
    }
    var raw = compressed ? Zstd.decompress(packed, Arrays.stream(lengths).sum()) : packed;
    check(varint(directory) == lengths.length, "a directory of other blobs");
    for (var length : lengths) {
      check(varint(directory) == length, "a directory of other blobs");
    }
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key("hikae/1/name"), "HmacSHA256"));
    var at = 0;
    for (var length : lengths) {
      var blob = Arrays.copyOfRange(raw, at, at + length);
      var name = bytes(directory, 32);
      check(Arrays.equals(name, mac.doFinal(blob)), "a blob of another name");
      blobs.put(HexFormat.of().formatHex(name), blob);
      at += length;
    }
  }

  /// What a snapshot holds: for each path, as bytes (a character each), kind, mode, owner, group,
  /// time in nanoseconds, and what else there is to it. Java's own file API, by which [#restore]
  /// writes, has no words for names that are no UTF-8, for owners and for devices.
  public Map<String, String> describe(String snapshot)
      throws IOException, GeneralSecurityException {
    var described = new TreeMap<String, String>();
    var folder = "";
    for (var name : tree(snapshot)) {
      var piece = ByteBuffer.wrap(blob(name));
      while (piece.hasRemaining()) {
        var item = piece.get();
        var text = new String(sized(piece), ISO_8859_1);
        if (item == 1) {
          var attributes = new long[8];
          attributes(piece, varint(piece), attributes);
          sized(piece);
          folder = text;
          described.put(folder, common(attributes));
        } else if (item == 2) {
          var path = folder.isEmpty() ? text : folder + "/" + text;
          describeEntry(piece).ifPresent(facts -> described.put(path, facts));
        }
      }
    }
    return described;
  }

  private static String common(long[] attributes) {
    return "%o %d %d %d".formatted(attributes[0], attributes[1], attributes[2], attributes[4]);
  }

  /// A folder's own attributes stand where it begins.
  private Optional<String> describeEntry(ByteBuffer in)
      throws IOException, GeneralSecurityException {
    var mode = varint(in);
    if (mode == 0040000) {
      return Optional.empty();
    }
    var attributes = new long[8];
    attributes(in, mode, attributes);
    var facts = common(attributes);
    switch ((int) mode & 0170000) {
      case 0100000 -> facts += " " + hash(in, attributes[3]);
      case 0120000 -> facts += " " + new String(sized(in), ISO_8859_1);
      case 0010000 -> varint(in);
      default -> facts += " " + varint(in);
    }
    sized(in);
    return Optional.of(facts);
  }

  private String hash(ByteBuffer in, long size) throws IOException, GeneralSecurityException {
    var file = Files.createTempFile("hikae-reader", null);
    try {
      Files.delete(file);
      writeFile(in, file, size);
      var hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /// The names of the pieces of a snapshot's tree.
  private List<byte[]> tree(String snapshot) throws IOException, GeneralSecurityException {
    var fields = envelope(objects.read("snapshots/" + snapshot), "hikae/1/seal/snapshot", 6);
    var tree = new ArrayList<byte[]>();
    while (fields.hasRemaining()) {
      var field = varint(fields);
      var value = bytes(fields, (int) varint(fields));
      if (field == 14) {
        for (var at = 0; at < value.length; at += 32) {
          tree.add(Arrays.copyOfRange(value, at, at + 32));
        }
      }
    }
    return tree;
  }

  /// Restores a snapshot's tree below a folder.
  public void restore(String snapshot, Path target) throws IOException, GeneralSecurityException {
    var folders = new ArrayList<Folder>();
    var links = new HashMap<Long, Path>();
    for (var name : tree(snapshot)) {
      var piece = ByteBuffer.wrap(blob(name));
      while (piece.hasRemaining()) {
        readItem(piece, target, folders, links);
      }
    }
    for (var folder : folders.reversed()) {
      dress(folder.path, folder.mode, folder.modified, folder.extended);
    }
  }

  private record Folder(Path path, int mode, long modified, Map<String, byte[]> extended) {}

  private void readItem(ByteBuffer in, Path target, List<Folder> folders, Map<Long, Path> links)
      throws IOException {
    switch (in.get()) {
      case 1 -> {
        var path = target.resolve(new String(sized(in), UTF_8));
        var attributes = new long[8];
        var extended = attributes(in, varint(in), attributes);
        sized(in);
        Files.createDirectories(path);
        folders.add(new Folder(path, (int) attributes[0], attributes[4], extended));
      }
      case 2 -> readEntry(in, folders.getLast().path.resolve(new String(sized(in), UTF_8)), links);
      case 3 -> sized(in);
      default -> throw new IOException("an unknown item");
    }
  }

  /// mode, uid, gid, size, modified, changed, inode, link
  private static Map<String, byte[]> attributes(ByteBuffer in, long mode, long[] into)
      throws IOException {
    into[0] = mode;
    into[1] = varint(in);
    into[2] = varint(in);
    into[3] = varint(in);
    into[4] = in.getLong();
    into[5] = varint(in);
    into[6] = varint(in);
    into[7] = varint(in);
    var extended = new HashMap<String, byte[]>();
    for (var left = varint(in); left > 0; left--) {
      extended.put(new String(sized(in), UTF_8), sized(in));
    }
    return extended;
  }

  private void readEntry(ByteBuffer in, Path path, Map<Long, Path> links) throws IOException {
    var mode = varint(in);
    if (mode == 0040000) {
      return;
    }
    var attributes = new long[8];
    var extended = attributes(in, mode, attributes);
    switch ((int) mode & 0170000) {
      case 0100000 -> {
        writeFile(in, path, attributes[3]);
        var first = attributes[7] == 0 ? null : links.putIfAbsent(attributes[7], path);
        if (first != null) {
          Files.delete(path);
          Files.createLink(path, first);
        }
        dress(path, (int) mode, attributes[4], extended);
      }
      case 0120000 -> Files.createSymbolicLink(path, Path.of(new String(sized(in), UTF_8)));
      case 0010000 -> {
        varint(in);
        run("mkfifo", path.toString());
        Files.setAttribute(path, "unix:mode", (int) mode & 07777);
        run("touch", "-d", Instant.EPOCH.plusNanos(attributes[4]).toString(), path.toString());
      }
      default -> varint(in);
    }
    sized(in);
  }

  /// Java's own file API cannot make a pipe, and waits for a reader where it dresses one.
  private static void run(String... command) throws IOException {
    try {
      check(new ProcessBuilder(command).start().waitFor() == 0, String.join(" ", command));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void writeFile(ByteBuffer in, Path path, long size) throws IOException {
    var holes = new HashMap<Long, Long>();
    for (var left = varint(in); left > 0; left--) {
      holes.put(varint(in), varint(in));
    }
    var head = varint(in);
    var pieces = new ArrayList<byte[]>();
    for (var left = head >>> 1; left > 0; left--) {
      pieces.add(bytes(in, 32));
    }
    for (var left = head >>> 1; left > 0; left--) {
      varint(in);
    }
    try (var file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (var piece : pieces) {
        for (var content : (head & 1) == 0 ? List.of(piece) : listed(piece)) {
          var hole = holes.get(file.position());
          file.position(file.position() + (hole == null ? 0 : hole));
          file.write(ByteBuffer.wrap(blob(content)));
        }
      }
      if (file.size() < size) {
        file.write(ByteBuffer.wrap(new byte[1]), size - 1);
      }
    }
  }

  private List<byte[]> listed(byte[] name) throws IOException {
    var list = ByteBuffer.wrap(blob(name));
    var names = new ArrayList<byte[]>();
    for (var left = varint(list); left > 0; left--) {
      names.add(bytes(list, 32));
    }
    return names;
  }

  /// Sets the attributes in the name space of users alone, which everybody may.
  private static void dress(Path path, int mode, long modified, Map<String, byte[]> extended)
      throws IOException {
    for (var each : extended.entrySet()) {
      if (each.getKey().startsWith("user.")) {
        Files.setAttribute(path, "user:" + each.getKey().substring(5), each.getValue());
      }
    }
    Files.setAttribute(path, "unix:mode", mode & 07777);
    var time = Instant.ofEpochSecond(0).plusNanos(modified);
    Files.setLastModifiedTime(path, FileTime.from(time));
  }

  private byte[] blob(byte[] name) throws IOException {
    var blob = blobs.get(HexFormat.of().formatHex(name));
    check(blob != null, "a blob is missing");
    return Objects.requireNonNull(blob);
  }

  private ByteBuffer envelope(byte[] sealed, String label, int type)
      throws IOException, GeneralSecurityException {
    var in = ByteBuffer.wrap(open(sealed, key(label), type, new byte[0]));
    var compressed = in.get() == 1;
    var size = (int) varint(in);
    var content = bytes(in, in.remaining());
    return ByteBuffer.wrap(compressed ? Zstd.decompress(content, size) : content);
  }

  private byte[] key(String label) throws GeneralSecurityException {
    return hkdf(master, family, label, 32);
  }

  /// RFC 5869 with SHA-256.
  private static byte[] hkdf(byte[] secret, byte[] salt, String label, int count)
      throws GeneralSecurityException {
    var extract = Mac.getInstance("HmacSHA256");
    extract.init(new SecretKeySpec(salt, "HmacSHA256"));
    var expand = Mac.getInstance("HmacSHA256");
    expand.init(new SecretKeySpec(extract.doFinal(secret), "HmacSHA256"));
    expand.update(label.getBytes(UTF_8));
    expand.update((byte) 1);
    return Arrays.copyOf(expand.doFinal(), count);
  }

  /// XAES-256-GCM, C2SP; the authenticated data are `HIKAE`, the format, the type, and `more`.
  private static byte[] open(byte[] sealed, byte[] key, int type, byte[] more)
      throws GeneralSecurityException {
    var aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    var shifted = new BigInteger(1, aes.doFinal(new byte[16])).shiftLeft(1);
    if (shifted.testBit(128)) {
      shifted = shifted.clearBit(128).xor(BigInteger.valueOf(0x87));
    }
    var blocks = new byte[32];
    for (var half = 0; half < 2; half++) {
      var block = ByteBuffer.allocate(16);
      block.put((byte) 0).put((byte) (half + 1)).put((byte) 'X').put((byte) 0).put(sealed, 0, 12);
      var mixed = new BigInteger(1, block.array()).xor(shifted).toByteArray();
      for (var i = 0; i < Math.min(16, mixed.length); i++) {
        blocks[half * 16 + 15 - i] = mixed[mixed.length - 1 - i];
      }
    }
    var gcm = Cipher.getInstance("AES/GCM/NoPadding");
    gcm.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(aes.doFinal(blocks), "AES"),
        new GCMParameterSpec(128, sealed, 12, 12));
    gcm.updateAAD(new byte[] {'H', 'I', 'K', 'A', 'E', 1, (byte) type});
    gcm.updateAAD(more);
    return gcm.doFinal(sealed, 24, sealed.length - 24);
  }

  private static long varint(ByteBuffer in) throws IOException {
    var value = 0L;
    for (var shift = 0; shift < 64; shift += 7) {
      var b = in.get();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IOException("a number without end");
  }

  private static byte[] sized(ByteBuffer in) throws IOException {
    return bytes(in, (int) varint(in));
  }

  private static byte[] bytes(ByteBuffer in, int count) {
    var bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  private static String text(ByteBuffer in, int count) {
    return new String(bytes(in, count), UTF_8);
  }

  private static void check(boolean holds, String otherwise) throws IOException {
    if (!holds) {
      throw new IOException(otherwise);
    }
  }
}
