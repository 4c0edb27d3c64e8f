package org.hikae.protocol;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// Reads what [PartsOutput] writes. Ends only where everything has come; otherwise it throws
/// [Broken].
public final class PartsInput extends InputStream {
  private final DataInputStream in;
  private int left;
  private boolean ended;

  public PartsInput(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /// Not everything came.
  public static final class Broken extends IOException {
    private static final long serialVersionUID = 1;

    private final String hint;

    Broken(String sentence, String hint) {
      super(sentence);
      this.hint = hint;
    }

    /// What to do about it.
    public String hint() {
      return hint;
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    try {
      if (left == 0 && !ended) {
        begin(in.readInt());
      }
      if (ended) {
        return -1;
      }
      var count = in.read(into, from, Math.min(most, left));
      if (count < 0) {
        throw new EOFException();
      }
      left -= count;
      return count;
    } catch (EOFException _) {
      throw new Broken("it was cut off on its way", "ask again; see whether its agent runs");
    }
  }

  private void begin(int length) throws IOException {
    if (length == PartsOutput.GOOD) {
      ended = true;
    } else if (length == PartsOutput.BAD) {
      throw new Broken(in.readUTF(), in.readUTF());
    } else if (length < 0 || length > PartsOutput.LARGEST) {
      throw new Broken("it came garbled", "see that both sides are of one version");
    } else {
      left = length;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
