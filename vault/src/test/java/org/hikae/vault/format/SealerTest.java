package org.hikae.vault.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SealerTest {
  @Test
  void sealsAsTheXaesSpecificationSays() {
    assertThat(sealed(1, "")).isEqualTo("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
    assertThat(sealed(3, "c2sp.org/XAES-256-GCM"))
        .isEqualTo("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
  }

  private static String sealed(int keyByte, String authenticated) {
    var key = new byte[32];
    Arrays.fill(key, (byte) keyByte);
    var nonce = new FixedRandom("ABCDEFGHIJKLMNOPQRSTUVWX".getBytes(US_ASCII));
    var sealer = new Sealer(authenticated.getBytes(US_ASCII), key, nonce);
    var sealed = sealer.seal("XAES-256-GCM".getBytes(US_ASCII));
    return HexFormat.of().formatHex(sealed, Sealer.NONCE, sealed.length);
  }

  @Test
  @Tag("SEC-12")
  void opensNothingThatWasSealedAsSomethingElse() {
    var key = new byte[32];
    var sealed = new Sealer(SealType.FRAME, key, new SecureRandom()).seal(new byte[100]);

    assertThatThrownBy(() -> new Sealer(SealType.INDEX, key, new SecureRandom()).open(sealed))
        .isInstanceOf(FormatException.class);
  }

  /// Gives the same bytes again and again.
  private static final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] bytes;

    FixedRandom(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void nextBytes(byte[] into) {
      System.arraycopy(bytes, 0, into, 0, into.length);
    }
  }
}
