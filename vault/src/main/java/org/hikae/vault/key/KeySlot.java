package org.hikae.vault.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import org.hikae.vault.VaultException;
import org.hikae.vault.VaultKey;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.Sealer;
import org.jspecify.annotations.Nullable;

/// The master key, wrapped so that one passphrase or one key file opens it. What the passphrase or
/// file yields is committed to, so that a wrong one is told from a damaged slot.
public final class KeySlot {
  private static final byte[] MAGIC = "HIKAEKEY".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int PASSPHRASE = 1;
  private static final int KEY_FILE = 2;
  private static final int SALT = 32;
  private static final int SECRET = 32;
  private static final int COMMITMENT = 32;
  private static final int LEAST_KEY_FILE = 32;
  private static final int LARGEST_KEY_FILE = 1 << 20;

  private KeySlot() {}

  /// Wraps the master key for `key`.
  public static byte[] wrap(MasterKey master, byte[] family, VaultKey key, SecureRandom random)
      throws IOException {
    var salt = new byte[SALT];
    random.nextBytes(salt);
    var out = new Encoder().bytes(MAGIC).u16(VERSION);
    var secret =
        switch (key) {
          case VaultKey.Passphrase(var text) -> {
            out.u8(PASSPHRASE).bytes(family);
            Argon2Cost.USUAL.write(out);
            yield argon2(text, salt, Argon2Cost.USUAL);
          }
          case VaultKey.KeyFile(var path) -> {
            out.u8(KEY_FILE).bytes(family);
            yield keyFile(path);
          }
        };
    out.bytes(salt).bytes(commitment(secret, salt));
    var sealed = sealer(secret, salt, random).seal(master.secret(), out.toBytes());
    return out.bytes(sealed).toBytes();
  }

  /// The master key, or empty when the slot is for another key.
  public static Optional<MasterKey> open(
      byte[] slot, byte[] family, VaultKey key, SecureRandom random) throws IOException {
    var in = new Decoder(slot);
    if (!MessageDigest.isEqual(in.bytes(MAGIC.length), MAGIC) || in.u16() != VERSION) {
      throw new FormatException("not a key slot of this format");
    }
    var type = in.u8();
    if (!MessageDigest.isEqual(in.bytes(family.length), family)) {
      throw new FormatException("belongs to another family");
    }
    var cost = type == PASSPHRASE ? Argon2Cost.read(in) : Argon2Cost.USUAL;
    var salt = in.bytes(SALT);
    var secret = secret(type, key, salt, cost);
    if (secret == null || !MessageDigest.isEqual(in.bytes(COMMITMENT), commitment(secret, salt))) {
      return Optional.empty();
    }
    var header = new Encoder().bytes(slot, 0, in.position()).toBytes();
    var sealed = in.bytes(in.remaining());
    return Optional.of(new MasterKey(sealer(secret, salt, random).open(sealed, header), family));
  }

  /// Null when the key is of another type than the slot. Not a switch over types, which Java makes
  /// when it is first come to: every command comes here.
  private static byte @Nullable [] secret(int type, VaultKey key, byte[] salt, Argon2Cost cost)
      throws IOException {
    if (type == PASSPHRASE && key instanceof VaultKey.Passphrase(var text)) {
      return argon2(text, salt, cost);
    }
    if (type == KEY_FILE && key instanceof VaultKey.KeyFile(var path)) {
      return keyFile(path);
    }
    return null;
  }

  private static byte[] commitment(byte[] secret, byte[] salt) {
    return MasterKey.derive(secret, salt, "hikae/1/slot/commitment", COMMITMENT);
  }

  private static Sealer sealer(byte[] secret, byte[] salt, SecureRandom random) {
    var key = MasterKey.derive(secret, salt, "hikae/1/slot/wrap", 32);
    return new Sealer(SealType.MASTER_KEY, key, random);
  }

  private static byte[] argon2(String passphrase, byte[] salt, Argon2Cost cost) {
    var text = Normalizer.normalize(passphrase, Normalizer.Form.NFKC);
    return Argon2id.derive(text.getBytes(StandardCharsets.UTF_8), salt, cost, SECRET);
  }

  private static byte[] keyFile(Path path) throws IOException {
    if (!Files.isReadable(path) || Files.size(path) > LARGEST_KEY_FILE) {
      throw new VaultException(
          VaultException.Code.WRONG_KEY,
          "the key file " + path + " cannot be read",
          "Check the path and who may read it.");
    }
    var bytes = Files.readAllBytes(path);
    if (bytes.length < LEAST_KEY_FILE) {
      throw new VaultException(
          VaultException.Code.WRONG_KEY,
          "the key file " + path + " has only " + bytes.length + " bytes",
          "A key file has at least 32 random bytes: `head -c 32 /dev/urandom > vault.key`.");
    }
    return bytes;
  }
}
