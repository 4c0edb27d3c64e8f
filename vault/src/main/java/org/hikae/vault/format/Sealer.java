package org.hikae.vault.format;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals and opens with XAES-256-GCM (C2SP): a random 24-byte nonce, of which the first half
/// derives a key for this one message and the second half is GCM's own nonce, so that one key seals
/// any number of messages. A sealed message is nonce, ciphertext, 16-byte tag.
///
/// For use by one thread. Works on heap arrays, which is what the JVM's AES-GCM is fast on.
public final class Sealer {
  public static final int NONCE = 24;
  public static final int TAG = 16;
  public static final int OVERHEAD = NONCE + TAG;

  private final byte[] header;
  private final SecureRandom random;
  private final Cipher block;
  private final Cipher gcm;
  private final byte[] subkey;
  private final byte[] scratch = new byte[32];
  private final byte[] nonce = new byte[NONCE];

  public Sealer(SealType type, byte[] key, SecureRandom random) {
    this(type.header(), key, random);
  }

  Sealer(byte[] header, byte[] key, SecureRandom random) {
    this.header = header.clone();
    this.random = random;
    try {
      block = Cipher.getInstance("AES/ECB/NoPadding");
      block.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      gcm = Cipher.getInstance("AES/GCM/NoPadding");
      subkey = doubled(block.doFinal(new byte[16]));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has AES-256-GCM", e);
    }
  }

  /// CMAC's first subkey: the block times x in GF(2^128).
  private static byte[] doubled(byte[] block) {
    var result = new byte[16];
    for (var i = 0; i < 16; i++) {
      var carry = i < 15 ? (block[i + 1] & 0x80) >>> 7 : 0;
      result[i] = (byte) (block[i] << 1 | carry);
    }
    if (block[0] < 0) {
      result[15] ^= (byte) 0x87;
    }
    return result;
  }

  /// Seals `count` bytes that stand at `at + NONCE`, in place.
  ///
  /// @return how many bytes the sealed message has, from `at` on
  public int seal(byte[] buffer, int at, int count, byte... alsoAuthenticated) {
    try {
      random.nextBytes(nonce);
      System.arraycopy(nonce, 0, buffer, at, NONCE);
      begin(Cipher.ENCRYPT_MODE, alsoAuthenticated);
      return NONCE + gcm.doFinal(buffer, at + NONCE, count, buffer, at + NONCE);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("sealing into a buffer with room cannot fail", e);
    }
  }

  public byte[] seal(byte[] plain, byte... alsoAuthenticated) {
    var sealed = new byte[plain.length + OVERHEAD];
    System.arraycopy(plain, 0, sealed, NONCE, plain.length);
    seal(sealed, 0, plain.length, alsoAuthenticated);
    return sealed;
  }

  /// Opens a sealed message into `into`.
  ///
  /// @return how many bytes it held
  public int open(
      byte[] sealed, int at, int count, byte[] into, int intoAt, byte... alsoAuthenticated)
      throws FormatException {
    if (count < OVERHEAD) {
      throw FormatException.brokenSeal("too short for a seal");
    }
    try {
      System.arraycopy(sealed, at, nonce, 0, NONCE);
      begin(Cipher.DECRYPT_MODE, alsoAuthenticated);
      return gcm.doFinal(sealed, at + NONCE, count - NONCE, into, intoAt);
    } catch (AEADBadTagException _) {
      throw FormatException.brokenSeal("the seal is broken");
    } catch (GeneralSecurityException e) {
      throw new FormatException("the seal cannot be opened", e);
    }
  }

  public byte[] open(byte[] sealed, byte... alsoAuthenticated) throws FormatException {
    var plain = new byte[Math.max(0, sealed.length - OVERHEAD)];
    open(sealed, 0, sealed.length, plain, 0, alsoAuthenticated);
    return plain;
  }

  private void begin(int mode, byte[] alsoAuthenticated) throws GeneralSecurityException {
    gcm.init(
        mode, new SecretKeySpec(messageKey(), "AES"), new GCMParameterSpec(TAG * 8, nonce, 12, 12));
    gcm.updateAAD(header);
    gcm.updateAAD(alsoAuthenticated);
  }

  private byte[] messageKey() throws GeneralSecurityException {
    for (var half = 0; half < 2; half++) {
      var at = half * 16;
      scratch[at] = 0;
      scratch[at + 1] = (byte) (half + 1);
      scratch[at + 2] = 'X';
      scratch[at + 3] = 0;
      System.arraycopy(nonce, 0, scratch, at + 4, 12);
      for (var i = 0; i < 16; i++) {
        scratch[at + i] ^= subkey[i];
      }
    }
    return block.doFinal(scratch, 0, 32);
  }
}
