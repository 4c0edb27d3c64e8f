package org.hikae.cli.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.hikae.cli.Complaint;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Words;
import org.hikae.vault.VaultKey;
import org.junit.jupiter.api.Test;

/// A passphrase is the one that was typed, or none.
class KeyChoiceTest {
  @Test
  void aPassphraseIsTakenAsItIs() throws Complaint {
    assertThat(choosing("長くて覚えやすい合言葉").forNewVault())
        .isEqualTo(new VaultKey.Passphrase("長くて覚えやすい合言葉"));
  }

  @Test
  void aPassphraseThatCouldNotBeReadIsRefused() {
    assertThatThrownBy(() -> choosing("\uFFFD\uFFFD\uFFFD").forNewVault())
        .isInstanceOf(Complaint.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> choosing("a\uFFFDb").existing()).isInstanceOf(Complaint.class);
  }

  private static KeyChoice choosing(String passphrase) {
    var terminal = new Terminal(System.out, System.err, () -> false, () -> 80, Words.english());
    return new KeyChoice(terminal, Map.of("HIKAE_PASSPHRASE", passphrase));
  }
}
