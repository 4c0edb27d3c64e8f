package org.hikae.orchestrator.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// What is long is packed in the ledger: `deflate:` and base64, where JSON begins with a brace. An
/// estate of a thousand services takes a twentieth of its length.
final class Packed {
  private static final String MARK = "deflate:";

  /// Short entries stay readable as they are.
  private static final int LONG = 64 * 1024;

  /// No entry is unpacked to more.
  private static final int LONGEST = 32 * 1024 * 1024;

  private Packed() {}

  static String body(String text) {
    if (text.length() < LONG) {
      return text;
    }
    var packed = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(packed)) {
      deflater.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return MARK + new String(Base64.getEncoder().encode(packed.toByteArray()), US_ASCII);
  }

  static String text(String body) {
    if (!body.startsWith(MARK)) {
      return body;
    }
    var packed = Base64.getDecoder().decode(body.substring(MARK.length()).getBytes(US_ASCII));
    try (var inflater = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      var text = inflater.readNBytes(LONGEST);
      if (inflater.read() >= 0) {
        throw new IOException("an entry of the ledger is longer than " + LONGEST + " bytes");
      }
      return new String(text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
