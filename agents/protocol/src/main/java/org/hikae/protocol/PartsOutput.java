package org.hikae.protocol;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Bytes in parts, followed by how it ended: so that whoever reads them knows whether they are all,
/// and why not. A part is its length as four bytes and then its bytes; a length of 0 is a good end;
/// -1 is a bad one, and a sentence and a hint follow. Read by [PartsInput].
public final class PartsOutput extends OutputStream {
  static final int LARGEST = 64 << 10;
  static final int GOOD = 0;
  static final int BAD = -1;
  private static final int LONGEST = 4000;

  private final DataOutputStream out;
  private final byte[] part = new byte[LARGEST];
  private int held;

  public PartsOutput(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    var at = from;
    while (at < from + count) {
      var fits = Math.min(LARGEST - held, from + count - at);
      System.arraycopy(bytes, at, part, held, fits);
      held += fits;
      at += fits;
      if (held == LARGEST) {
        flush();
      }
    }
  }

  @Override
  public void flush() throws IOException {
    if (held > 0) {
      out.writeInt(held);
      out.write(part, 0, held);
      held = 0;
    }
    out.flush();
  }

  /// These were all.
  public void end() throws IOException {
    flush();
    out.writeInt(GOOD);
    out.flush();
  }

  /// There would be more, but it cannot be had.
  public void fail(String sentence, String hint) throws IOException {
    flush();
    out.writeInt(BAD);
    out.writeUTF(shortened(sentence));
    out.writeUTF(shortened(hint));
    out.flush();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
