package org.hikae.source.postgres.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ScramTest {
  private final Scram scram = new Scram("user", "pencil", "rOprNGfwEbeRWgbNEkqO");

  @Test
  void theConversationOfRfc7677IsReproduced() throws IOException {
    assertThat(scram.first()).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
    assertThat(
            scram.answer(
                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                    + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
        .isEqualTo(
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    scram.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
  }

  @Test
  void aServerThatDoesNotKnowThePasswordIsFoundOut() throws IOException {
    scram.answer("r=rOprNGfwEbeRWgbNEkqOxyz,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");

    assertThatThrownBy(() -> scram.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="))
        .hasMessage("the server does not know the password: it may be an impostor");
  }

  @Test
  void aChallengeForAnotherConversationIsRefused() {
    assertThatThrownBy(() -> scram.answer("r=somebodyElse,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
        .hasMessage("the server's challenge does not fit what we sent");
  }
}
