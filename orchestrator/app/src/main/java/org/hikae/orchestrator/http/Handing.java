package org.hikae.orchestrator.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.hikae.orchestrator.http.FilesDoor.Download;
import org.hikae.protocol.PartsInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/// Passes a file on to whoever asked for it, a piece at a time. What goes wrong at its beginning is
/// said in words; later the answer is cut, so that nobody takes a part for the whole.
final class Handing {
  private static final Logger log = LoggerFactory.getLogger(Handing.class);

  /// So much comes before anything is sent on: most files are whole by then.
  private static final int BEGINNING = 256 << 10;

  private Handing() {}

  static void over(Download download, HttpServletResponse response) throws IOException {
    var bytes = download.bytes();
    var beginning = beginning(bytes);
    response.setStatus(HttpStatus.OK.value());
    response.setContentType("application/octet-stream");
    response.setHeader("Content-Disposition", Attachment.named(download.name()));
    if (download.size() >= 0) {
      response.setContentLengthLong(download.size());
    }
    try {
      var out = response.getOutputStream();
      out.write(beginning);
      pass(bytes, out);
      out.flush();
    } catch (IOException broken) {
      log.warn("{} was not handed out whole: {}", download.name(), broken.getMessage());
      throw new CutShort(broken);
    }
  }

  private static byte[] beginning(PartsInput bytes) throws IOException {
    try {
      return bytes.readNBytes(BEGINNING);
    } catch (PartsInput.Broken broken) {
      throw new Refusal(HttpStatus.BAD_GATEWAY, String.valueOf(broken.getMessage()), broken.hint());
    }
  }

  private static void pass(PartsInput bytes, OutputStream out) throws IOException {
    var piece = new byte[64 << 10];
    for (var count = bytes.read(piece); count >= 0; count = bytes.read(piece)) {
      out.write(piece, 0, count);
    }
  }
}
