package org.hikae.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");
  private static final int QUIET = 4;

  @Test
  void whatIsDrawnReadsAsTheText() throws Exception {
    var text = "otpauth://totp/Hikae:ito?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Hikae";

    var square = QrCode.of(text);

    assertThat(new Decoder().decode(drawn(square)).getText()).isEqualTo(text);
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThatThrownBy(() -> QrCode.of("x".repeat(3000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3000");
  }

  private static BitMatrix drawn(QrCode square) {
    var modules = new BitMatrix(square.side() - 2 * QUIET);
    var run = RUN.matcher(square.path());
    var read = 0;
    while (run.lookingAt()) {
      modules.setRegion(
          Integer.parseInt(run.group(1)) - QUIET,
          Integer.parseInt(run.group(2)) - QUIET,
          Integer.parseInt(run.group(3)),
          1);
      read = run.end();
      run.region(read, square.path().length());
    }
    assertThat(read).isEqualTo(square.path().length());
    return modules;
  }
}
