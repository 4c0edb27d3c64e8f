package org.hikae.vault.key;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.hikae.vault.LockTerm;
import org.hikae.vault.Parity;
import org.hikae.vault.VaultException;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.Fields;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealType;
import org.hikae.vault.store.Lock.Mode;

/// The object `vault`: that this is a vault, of which version and family, and its sealed settings.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record VaultConfig(
    byte[] family, byte[] vault, int version, Instant created, byte[] header, byte[] sealed) {
  public static final int ID_BYTES = 16;

  private static final byte[] MAGIC = "HIKAEVLT".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 1;
  private static final int PACK = 2;
  private static final int LEVEL = 3;
  private static final int LOCK_SECONDS = 4;
  private static final int LOCK_MODE = 5;
  private static final int STRIPES = 6;
  private static final int SPARE = 7;

  /// The bytes of a new vault's config.
  public static byte[] write(
      byte[] family, byte[] vault, Instant created, VaultSettings settings, Keyring keys) {
    var out = new Encoder().bytes(MAGIC).u16(Layout.VERSION).u16(Layout.VERSION);
    out.bytes(family).bytes(vault).i64(created.toEpochMilli());
    var fields =
        new Fields.Writer()
            .number(CHUNK, settings.chunkAverageBytes())
            .number(PACK, settings.packBytes())
            .number(LEVEL, settings.compressionLevel());
    settings
        .lock()
        .ifPresent(
            term ->
                fields
                    .number(LOCK_SECONDS, term.span().toSeconds())
                    .number(LOCK_MODE, code(term.mode())));
    settings
        .parity()
        .ifPresent(
            parity -> fields.number(STRIPES, parity.stripes()).number(SPARE, parity.spare()));
    var content = fields.encoder().toBytes();
    var sealed = keys.sealer(SealType.SETTINGS).seal(content, out.toBytes());
    return out.bytes(sealed).toBytes();
  }

  public static VaultConfig read(byte[] bytes, String address) throws VaultException {
    try {
      var in = new Decoder(bytes);
      if (!Arrays.equals(in.bytes(MAGIC.length), MAGIC)) {
        throw new FormatException("it does not begin as one");
      }
      var version = in.u16();
      requireReadable(in.u16(), version, address);
      var family = in.bytes(ID_BYTES);
      var vault = in.bytes(ID_BYTES);
      var created = Instant.ofEpochMilli(in.i64());
      var header = Arrays.copyOf(bytes, in.position());
      return new VaultConfig(family, vault, version, created, header, in.bytes(in.remaining()));
    } catch (FormatException e) {
      throw new VaultException(
          VaultException.Code.NOT_A_VAULT,
          address + " holds no vault: " + e.getMessage(),
          "Check the address, or make a vault there with `hikae vault init`.",
          e);
    }
  }

  private static void requireReadable(int leastReader, int version, String address)
      throws VaultException {
    if (leastReader > Layout.VERSION) {
      throw new VaultException(
          VaultException.Code.NEWER_FORMAT,
          "the vault at "
              + address
              + " has format "
              + version
              + ", and this is a reader of "
              + Layout.VERSION,
          "Use a newer hikae.");
    }
  }

  /// Opens the settings: the proof that the key belongs to this vault.
  public VaultSettings settings(Keyring keys) throws FormatException {
    var fields = Fields.read(keys.sealer(SealType.SETTINGS).open(sealed, header));
    var parity =
        fields.all(STRIPES).isEmpty()
            ? Optional.<Parity>empty()
            : Optional.of(new Parity((int) fields.number(STRIPES), (int) fields.number(SPARE)));
    return new VaultSettings(
        (int) fields.number(CHUNK),
        (int) fields.number(PACK),
        (int) fields.number(LEVEL),
        lock(fields),
        parity);
  }

  private static Optional<LockTerm> lock(Fields fields) throws FormatException {
    return fields.bytes(LOCK_SECONDS).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LockTerm(
                Duration.ofSeconds(fields.number(LOCK_SECONDS)), mode(fields.number(LOCK_MODE))));
  }

  private static int code(Mode mode) {
    return switch (mode) {
      case COMPLIANCE -> 1;
      case GOVERNANCE -> 2;
    };
  }

  private static Mode mode(long code) throws FormatException {
    return switch ((int) code) {
      case 1 -> Mode.COMPLIANCE;
      case 2 -> Mode.GOVERNANCE;
      default -> throw new FormatException("locks of an unknown kind");
    };
  }

  public String id() {
    return HexFormat.of().formatHex(vault);
  }
}
