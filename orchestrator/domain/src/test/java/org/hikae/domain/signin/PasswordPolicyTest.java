package org.hikae.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hikae.domain.signin.PasswordPolicy.Objection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PasswordPolicyTest {
  private final PasswordPolicy policy = new PasswordPolicy(12, 5);

  @Test
  @Tag("SEC-10")
  void whatIsLongEnoughIsTakenWhateverItIsMadeOf() {
    assertThat(policy.objection("sato", "correct horse battery")).isEmpty();
    assertThat(policy.objection("sato", "いろはにほへとちりぬるをわ")).isEmpty();
    assertThat(policy.objection("sato", "🗻🌊🗾🌸🍵🏯abcdef")).isEmpty();
  }

  @Test
  @Tag("SEC-10")
  void whatIsShortLongEvenOrLikeTheNameIsNot() {
    assertThat(policy.objection("sato", "horse batte")).hasValue(Objection.TOO_SHORT);
    assertThat(policy.objection("sato", "ab".repeat(129))).hasValue(Objection.TOO_LONG);
    assertThat(policy.objection("sato", "abababababab")).hasValue(Objection.TOO_EVEN);
    assertThat(policy.objection("sato", "MySATOpassword")).hasValue(Objection.LIKE_THE_NAME);
  }

  @Test
  void aPolicyThatProtectsNothingIsRefused() {
    assertThatThrownBy(() -> new PasswordPolicy(7, 5)).hasMessageContaining("8 to 64");
    assertThatThrownBy(() -> new PasswordPolicy(12, 0)).hasMessageContaining("1 to 24");
  }
}
