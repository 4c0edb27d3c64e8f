package org.hikae.vault.key;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.hikae.vault.format.FormatException;

/// Bytes as letters and digits that are not mistaken for one another: 5 bits each, most significant
/// first, in Crockford's alphabet, which has no I, L, O and U; what looks like 1 or 0 is read so.
final class Base32 {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int GROUP = 4;
  private static final int LINE = 7;

  private Base32() {}

  /// In groups of four, seven groups a line.
  static String grouped(byte[] bytes) {
    var digits = digits(bytes);
    var text = new StringBuilder();
    for (var i = 0; i < digits.length(); i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append(i / GROUP % LINE == 0 ? '\n' : '-');
      }
      text.append(digits.charAt(i));
    }
    return text.toString();
  }

  private static String digits(byte[] bytes) {
    var text = new StringBuilder();
    var bits = 0;
    var count = 0;
    for (var b : bytes) {
      bits = (bits << 8) | (b & 0xff);
      for (count += 8; count >= 5; count -= 5) {
        text.append(ALPHABET.charAt((bits >>> (count - 5)) & 31));
      }
      bits &= (1 << count) - 1;
    }
    if (count > 0) {
      text.append(ALPHABET.charAt((bits << (5 - count)) & 31));
    }
    return text.toString();
  }

  static byte[] read(String text) throws FormatException {
    var out = new ByteArrayOutputStream();
    var bits = 0;
    var count = 0;
    for (var c : plain(text).toCharArray()) {
      var digit = ALPHABET.indexOf(c);
      if (digit < 0) {
        throw new FormatException("it has a '" + c + "', which stands in no share");
      }
      bits = (bits << 5) | digit;
      count += 5;
      if (count >= 8) {
        count -= 8;
        out.write(bits >>> count);
        bits &= (1 << count) - 1;
      }
    }
    if (bits != 0 || count >= 5) {
      throw new FormatException("its end is wrong");
    }
    return out.toByteArray();
  }

  private static String plain(String text) {
    return text.toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replaceAll("[IL]", "1");
  }
}
