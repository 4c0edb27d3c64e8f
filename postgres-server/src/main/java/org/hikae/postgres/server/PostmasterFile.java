package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/// What a running server writes about itself into its data directory, in `postmaster.pid`.
///
/// @param port 0 while the server has not written it
/// @param ready whether connections are accepted
/// @param written when the file was last changed
record PostmasterFile(int port, boolean ready, FileTime written) {
  private static final int PORT_LINE = 3;
  private static final int STATE_LINE = 7;

  static Optional<PostmasterFile> of(Path data) throws IOException {
    var file = data.resolve("postmaster.pid");
    try {
      var written = Files.getLastModifiedTime(file);
      var lines = Files.readAllLines(file);
      return Optional.of(
          new PostmasterFile(port(lines), line(lines, STATE_LINE).equals("ready"), written));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static int port(List<String> lines) {
    var text = line(lines, PORT_LINE);
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index).strip() : "";
  }
}
