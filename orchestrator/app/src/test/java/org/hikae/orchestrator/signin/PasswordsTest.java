package org.hikae.orchestrator.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hikae.orchestrator.ledger.AccountEvent.Proof;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.signin.Passwords.Strength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is kept of passwords, and what they seal.
class PasswordsTest {
  private static final String PASSWORD = "correct horse battery";

  private final Passwords passwords = new Passwords(new SecureRandom(), new Strength(1000));

  @Test
  @Tag("SEC-11")
  void aPasswordIsKeptAsASaltedHashOf256Bits() throws Exception {
    var one = passwords.take(PASSWORD).proof();
    var other = passwords.take(PASSWORD).proof();

    assertThat(one.salt()).hasSize(32).isNotEqualTo(other.salt());
    assertThat(one.hash()).hasSize(64).isNotEqualTo(other.hash());
    assertThat(new DomainJson().write(one)).doesNotContain(PASSWORD);
  }

  @Test
  void thatOneIsRecognisedAndNoOther() throws Exception {
    var proof = passwords.take(PASSWORD).proof();

    assertThat(passwords.recognise(PASSWORD, proof)).isPresent();
    assertThat(passwords.recognise(PASSWORD + " ", proof)).isEmpty();
    assertThat(passwords.recognise("", proof)).isEmpty();
  }

  @Test
  @Tag("SEC-11")
  void aGuessTakesTheWorkThatOwaspAsksFor() throws Exception {
    var proof = new Passwords(new SecureRandom(), Strength.FULL).take(PASSWORD).proof();

    assertThat(proof.iterations()).isGreaterThanOrEqualTo(600_000);
    assertThat(passwords.recognise(PASSWORD, proof)).as("as it was taken").isPresent();
  }

  /// PBKDF2-HMAC-SHA256 of `password`, `salt`, 4096 iterations, 32 bytes, as its well-known test
  /// vector has it (RFC 7914 style), and our HMAC over it.
  @Test
  void itIsPbkdf2() throws Exception {
    var derived = "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a";
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(derived), "HmacSHA256"));
    var hash =
        HexFormat.of().formatHex(mac.doFinal("recognise".getBytes(StandardCharsets.US_ASCII)));
    var salt = HexFormat.of().formatHex("salt".getBytes(StandardCharsets.US_ASCII));

    assertThat(passwords.recognise("password", new Proof(salt, hash, 4096))).isPresent();
  }

  @Test
  void onlyThePasswordOpensWhatItSealed() throws Exception {
    var told = passwords.take(PASSWORD);
    var secret = "twenty bytes secret!".getBytes(StandardCharsets.US_ASCII);
    var sealed = passwords.seal(told, "ito", secret);

    var again = passwords.recognise(PASSWORD, told.proof()).orElseThrow();
    assertThat(passwords.open(again, "ito", sealed)).isEqualTo(secret);
    assertThat(sealed).doesNotContain("twenty");
    assertThatThrownBy(() -> passwords.open(again, "abe", sealed))
        .hasMessageContaining("was changed");
    var other = passwords.take(PASSWORD);
    assertThatThrownBy(() -> passwords.open(other, "ito", sealed))
        .hasMessageContaining("was changed");
  }

  /// The same characters, composed and decomposed, come from different keyboards.
  @Test
  void whatLooksTheSameIsTheSame() throws Exception {
    var proof = passwords.take("パスワードがぎぐげご").proof();

    assertThat(passwords.recognise(Normalizer.normalize("パスワードがぎぐげご", Normalizer.Form.NFD), proof))
        .isPresent();
  }
}
