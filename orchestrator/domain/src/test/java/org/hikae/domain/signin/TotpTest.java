package org.hikae.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

  /// The last six digits of RFC 6238, appendix B.
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void aCodeIsGoodOneStepEarlyAndLateAndOnce() {
    var step = Totp.match(SECRET, "081 804", NOW, 0);

    assertThat(step).isPresent();
    assertThat(Totp.match(SECRET, "081804", NOW.plusSeconds(30), 0)).isEqualTo(step);
    assertThat(Totp.match(SECRET, "081804", NOW.minusSeconds(30), 0)).isEqualTo(step);
    assertThat(Totp.match(SECRET, "081804", NOW.plusSeconds(61), 0)).isEmpty();
    assertThat(Totp.match(SECRET, "081804", NOW, step.getAsLong())).as("used before").isEmpty();
    assertThat(Totp.match(SECRET, "081805", NOW, 0)).isEmpty();
    assertThat(Totp.match(SECRET, "", NOW, 0)).isEmpty();
  }

  /// RFC 4648, section 10, without padding.
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
  void secretsAreWrittenInBase32(String secret, String written) {
    assertThat(Totp.written(secret.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
  }
}
