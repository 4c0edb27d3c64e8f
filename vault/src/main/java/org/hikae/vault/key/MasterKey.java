package org.hikae.vault.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.Sealer;

/// A family's one secret: 32 random bytes that everything else is derived from, by HKDF-SHA-256
/// with the family's id as salt and a label for each use.
public final class MasterKey {
  public static final int BYTES = 32;

  private final byte[] secret;
  private final byte[] family;

  public MasterKey(byte[] secret, byte[] family) {
    this.secret = secret.clone();
    this.family = family.clone();
  }

  public static MasterKey random(byte[] family, SecureRandom random) {
    var secret = new byte[BYTES];
    random.nextBytes(secret);
    return new MasterKey(secret, family);
  }

  public byte[] derive(String label, int count) {
    return derive(secret, family, label, count);
  }

  public Sealer sealer(SealType type, SecureRandom random) {
    return new Sealer(type, derive(type.label(), 32), random);
  }

  byte[] secret() {
    return secret.clone();
  }

  static byte[] derive(byte[] secret, byte[] salt, String label, int count) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(new SecretKeySpec(secret, "Generic"))
              .addSalt(salt)
              .thenExpand(label.getBytes(StandardCharsets.US_ASCII), count);
      return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has HKDF-SHA256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MasterKey key
        && Arrays.equals(secret, key.secret)
        && Arrays.equals(family, key.family);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(family);
  }

  @Override
  public String toString() {
    return "MasterKey(hidden)";
  }
}
