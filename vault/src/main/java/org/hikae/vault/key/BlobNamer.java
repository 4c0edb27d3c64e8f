package org.hikae.vault.key;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hikae.vault.format.BlobName;

/// Names blobs: HMAC-SHA-256 under the naming key. For use by one thread.
public final class BlobNamer {
  private static final String LABEL = "hikae/1/name";

  private final Mac mac;
  private final byte[] out = new byte[BlobName.BYTES];

  public BlobNamer(MasterKey master) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(master.derive(LABEL, 32), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has HmacSHA256", e);
    }
  }

  public BlobName name(byte[] bytes, int from, int count) {
    try {
      mac.update(bytes, from, count);
      mac.doFinal(out, 0);
      return BlobName.read(out, 0);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("32 bytes have room for an HMAC-SHA-256", e);
    } finally {
      Arrays.fill(out, (byte) 0);
    }
  }
}
