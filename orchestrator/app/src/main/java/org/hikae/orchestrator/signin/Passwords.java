package org.hikae.orchestrator.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.hikae.orchestrator.ledger.AccountEvent.Proof;

/// PBKDF2-HMAC-SHA256 over salted passwords. What comes of it is never kept: one HMAC of it is what
/// the password is recognised by, another one the key that seals the second factor's secret.
public final class Passwords {
  /// How much work a guess is.
  ///
  /// @param iterations of PBKDF2
  public record Strength(int iterations) {
    /// What OWASP asks for with PBKDF2-HMAC-SHA256 (Password Storage Cheat Sheet).
    public static final Strength FULL = new Strength(600_000);
  }

  private static final int SALT_BYTES = 16;
  private static final int KEY_BITS = 256;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int AT_ONCE = 2;

  private final SecureRandom random;
  private final int iterations;
  private final Proof nobodys;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  public Passwords(SecureRandom random, Strength strength) {
    this.random = random;
    this.iterations = strength.iterations();
    this.nobodys = new Proof(hex(SALT_BYTES), "0".repeat(64), iterations);
  }

  /// A password that was told, as far as it is of use: what it is recognised by, and its key.
  public static final class Told {
    private final Proof proof;
    private final byte[] seal;

    private Told(Proof proof, byte[] seal) {
      this.proof = proof;
      this.seal = seal;
    }

    public Proof proof() {
      return proof;
    }
  }

  /// Takes a new password, with a salt of its own.
  public Told take(String password) throws InterruptedException {
    return told(password, hex(SALT_BYTES), iterations);
  }

  /// Whether it is that one.
  public Optional<Told> recognise(String password, Proof proof) throws InterruptedException {
    var told = told(password, proof.salt(), proof.iterations());
    var same =
        MessageDigest.isEqual(
            told.proof.hash().getBytes(StandardCharsets.US_ASCII),
            proof.hash().getBytes(StandardCharsets.US_ASCII));
    return same ? Optional.of(told) : Optional.empty();
  }

  /// Takes the time of a real one, so that nobody learns which names there are.
  public void pretend(String password) throws InterruptedException {
    recognise(password, nobodys);
  }

  /// Strangers may ask for this: two at once, so that nobody keeps the machine busy with it.
  private Told told(String password, String salt, int rounds) throws InterruptedException {
    var said = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
    var spec = new PBEKeySpec(said, HexFormat.of().parseHex(salt), rounds, KEY_BITS);
    turns.acquire();
    try {
      var key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      var hash = HexFormat.of().formatHex(mac(key, "recognise"));
      return new Told(new Proof(salt, hash, rounds), mac(key, "seal"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no PBKDF2WithHmacSHA256", e);
    } finally {
      turns.release();
      spec.clearPassword();
    }
  }

  private static byte[] mac(byte[] key, String use) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(use.getBytes(StandardCharsets.US_ASCII));
  }

  /// Seals a secret so that only this password opens it: AES-256-GCM, for that account alone.
  public String seal(Told told, String account, byte[] secret) {
    try {
      var nonce = bytes(NONCE_BYTES);
      var sealed = cipher(Cipher.ENCRYPT_MODE, told, account, nonce).doFinal(secret);
      var encoder = Base64.getEncoder();
      return encoder.encodeToString(nonce) + "." + encoder.encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no AES/GCM", e);
    }
  }

  /// What was sealed.
  public byte[] open(Told told, String account, String sealed) {
    try {
      var parts = sealed.split("\\.", 2);
      var nonce = Base64.getDecoder().decode(parts[0]);
      var cipher = cipher(Cipher.DECRYPT_MODE, told, account, nonce);
      return cipher.doFinal(Base64.getDecoder().decode(parts[1]));
    } catch (AEADBadTagException e) {
      throw new IllegalStateException("the second factor of " + account + " was changed", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no AES/GCM", e);
    }
  }

  private static Cipher cipher(int mode, Told told, String account, byte[] nonce)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(told.seal, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private String hex(int count) {
    return HexFormat.of().formatHex(bytes(count));
  }

  byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /// A number from 0 on.
  int below(int bound) {
    return random.nextInt(bound);
  }
}
