package org.hikae.orchestrator.console;

import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;

/// A text as a square that a phone's camera reads (ISO/IEC 18004), as the path of a drawing.
///
/// @param side the width and the height in modules, the quiet zone of four at each edge included
/// @param path the dark modules: one subpath for each run of them in a row
public record QrCode(int side, String path) {
  private static final int QUIET = 4;

  /// The square of a text.
  ///
  /// @throws IllegalArgumentException if the text is longer than a square can hold (some 2,300
  ///   bytes)
  static QrCode of(String text) {
    try {
      var modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
      var side = modules.getWidth();
      var dark = new BitMatrix(side);
      for (var y = 0; y < side; y++) {
        for (var x = 0; x < side; x++) {
          if (modules.get(x, y) == 1) {
            dark.set(x, y);
          }
        }
      }
      return new QrCode(side + 2 * QUIET, path(dark));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a square: " + text.length(), e);
    }
  }

  private static String path(BitMatrix dark) {
    var path = new StringBuilder();
    for (var y = 0; y < dark.getHeight(); y++) {
      var x = 0;
      while (x < dark.getWidth()) {
        var from = x;
        while (x < dark.getWidth() && dark.get(x, y)) {
          x++;
        }
        if (x > from) {
          path.append("M%d %dh%dv1h-%dz".formatted(from + QUIET, y + QUIET, x - from, x - from));
        }
        x++;
      }
    }
    return path.toString();
  }
}
