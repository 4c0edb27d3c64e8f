package org.hikae.vault.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

final class Argon2idTest {
  private final SplittableRandom random = new SplittableRandom(9106);

  @Test
  void yieldsWhatTheReferenceImplementationYields() {
    var key =
        Argon2id.derive(
            "password".getBytes(UTF_8),
            "somesalt".getBytes(UTF_8),
            new Argon2Cost(1 << 16, 2, 1),
            32);

    assertThat(HexFormat.of().formatHex(key))
        .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
  }

  @Test
  void agreesWithAnotherImplementationAtEveryCost() {
    for (var lanes = 1; lanes <= 16; lanes++) {
      for (var iterations = 1; iterations <= 3; iterations++) {
        var cost = new Argon2Cost(random.nextInt(8, 3000), iterations, lanes);
        var passphrase = bytes(random.nextInt(0, 200));
        var salt = bytes(random.nextInt(8, 64));
        var length = random.nextInt(4, 300);

        assertThat(Argon2id.derive(passphrase, salt, cost, length))
            .as("%s, %d bytes", cost, length)
            .isEqualTo(theirs(passphrase, salt, cost, length));
      }
    }
  }

  @Test
  void hashesMessagesOfEveryLengthAsAnotherImplementationDoes() {
    for (var length = 0; length <= 400; length++) {
      var message = bytes(length);
      var digest = new Blake2bDigest(512);
      digest.update(message, 0, length);
      var theirs = new byte[64];
      digest.doFinal(theirs, 0);

      assertThat(Blake2b.hash(message, 64)).as("%d bytes", length).isEqualTo(theirs);
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] theirs(byte[] passphrase, byte[] salt, Argon2Cost cost, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    var key = new byte[length];
    generator.generateBytes(passphrase, key);
    return key;
  }
}
