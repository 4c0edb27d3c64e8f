package org.hikae.cli.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What comes from an orchestrator; says plainly when it broke off, so that nobody looks for the
/// fault on this side.
final class Coming extends FilterInputStream {
  private long came;

  Coming(InputStream body) {
    super(body);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    try {
      var count = in.read(into, from, most);
      came += Math.max(0, count);
      return count;
    } catch (IOException broken) {
      throw new BrokenOff(came, broken);
    }
  }
}
