package org.hikae.source.orchestrator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.hikae.source.SourceException;

/// A state on its way, of which the last bytes are remembered: its last line says that it is the
/// last, so what was cut short does not become a snapshot.
final class Ended extends FilterInputStream {
  private static final int TAIL = 512;
  private static final String LAST = "{\"is\":\"end\"";

  private byte[] tail = new byte[0];

  private Ended(InputStream in) {
    super(in);
  }

  static Ended of(InputStream in) {
    return new Ended(in);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    var count = super.read(into, from, length);
    if (count > 0) {
      remember(into, from, count);
    }
    return count;
  }

  private void remember(byte[] bytes, int from, int count) {
    var taken = Math.min(count, TAIL);
    var kept = Math.min(tail.length, TAIL - taken);
    var next = new byte[kept + taken];
    System.arraycopy(tail, tail.length - kept, next, 0, kept);
    System.arraycopy(bytes, from + count - taken, next, kept, taken);
    tail = next;
  }

  void requireEnd() throws SourceException {
    var text = new String(tail, UTF_8);
    var line = text.substring(text.lastIndexOf('\n', text.length() - 2) + 1);
    if (!text.endsWith("\n") || !line.startsWith(LAST)) {
      throw new SourceException(
          "the state of the orchestrators ended in the middle",
          "take the backup again; the orchestrator's log says what happened",
          new IOException("no last line"),
          true);
    }
  }
}
