package org.hikae.vault.key;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.ObjectName;

/// One share of a master key. As text it is groups of four letters and digits with a checksum, made
/// to be written down.
///
/// Bytes: `u8` 1; 16 bytes family id; 8 bytes that all shares of one split have alike; `u8` how
/// many are needed; `u8` number; 32 bytes value; the first 8 bytes of the SHA-256 of all before.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record KeyShare(byte[] family, byte[] split, int needed, int number, byte[] value) {
  private static final int VERSION = 1;
  private static final int SPLIT = 8;
  private static final int CHECKSUM = 8;

  static List<KeyShare> split(
      MasterKey master, byte[] family, int needed, int of, SecureRandom random) {
    var values = Shamir.split(master.secret(), needed, of, random);
    var split = new byte[SPLIT];
    random.nextBytes(split);
    var shares = new ArrayList<KeyShare>();
    for (var i = 0; i < of; i++) {
      shares.add(new KeyShare(family, split, needed, i + 1, values[i]));
    }
    return shares;
  }

  /// The master key that shares yield. Whether it is the right one shows when it opens the vault.
  public static MasterKey join(List<KeyShare> shares) throws VaultException {
    if (shares.isEmpty()) {
      throw wrong("there are no shares");
    }
    var first = shares.getFirst();
    var values = new TreeMap<Integer, byte[]>();
    for (var share : shares) {
      if (!Arrays.equals(share.split, first.split) || !Arrays.equals(share.family, first.family)) {
        throw wrong("shares " + first.number + " and " + share.number + " are of different splits");
      }
      values.put(share.number, share.value);
    }
    if (values.size() < first.needed) {
      throw wrong(
          first.needed + " different shares are needed, and " + values.size() + " are given");
    }
    return new MasterKey(Shamir.combine(values), first.family);
  }

  static VaultException wrong(String message) {
    return new VaultException(
        VaultException.Code.WRONG_KEY,
        message,
        "Each share says which family it is of, how many are needed and its number.");
  }

  /// The id of the family whose master key this is a share of, in hexadecimal.
  public String familyId() {
    return HexFormat.of().formatHex(family);
  }

  public String text() {
    var body =
        new Encoder().u8(VERSION).bytes(family).bytes(split).u8(needed).u8(number).bytes(value);
    var all = body.toBytes();
    return Base32.grouped(body.bytes(checksum(all)).toBytes());
  }

  /// Reads a share as it was printed or written down: case, spaces, hyphens and line breaks do not
  /// matter, and lines that begin with `#` are passed over.
  public static KeyShare parse(String text) throws VaultException {
    var lines = text.lines().filter(line -> !line.startsWith("#")).toList();
    try {
      var bytes = Base32.read(String.join("", lines));
      var in = new Decoder(bytes);
      if (in.u8() != VERSION) {
        throw new FormatException("it is none of this version");
      }
      var share =
          new KeyShare(
              in.bytes(VaultConfig.ID_BYTES),
              in.bytes(SPLIT),
              in.u8(),
              in.u8(),
              in.bytes(MasterKey.BYTES));
      var body = Arrays.copyOf(bytes, in.position());
      if (!Arrays.equals(in.bytes(CHECKSUM), checksum(body)) || in.remaining() > 0) {
        throw new FormatException("its checksum does not match: a letter is wrong or missing");
      }
      return share;
    } catch (FormatException e) {
      throw new VaultException(
          VaultException.Code.WRONG_KEY,
          "a share cannot be read: " + e.getMessage(),
          "Compare it with what was written down, group by group.",
          e);
    }
  }

  private static byte[] checksum(byte[] body) {
    return Arrays.copyOf(ObjectName.of(java.nio.ByteBuffer.wrap(body)).bytes(), CHECKSUM);
  }

  @Override
  public String toString() {
    return "KeyShare(" + number + ", hidden)";
  }
}
