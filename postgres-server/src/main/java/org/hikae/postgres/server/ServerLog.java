package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The file into which a server writes what it has to say.
record ServerLog(Path file) {
  private static final long KEEP_BELOW_BYTES = 16 << 20;
  private static final int TAIL_BYTES = 64 << 10;

  /// Begins a new file when the old one has grown large; one old one is kept.
  void rotate() throws IOException {
    if (Files.exists(file) && Files.size(file) > KEEP_BELOW_BYTES) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  long size() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /// The last lines that were written after the file had `from` bytes.
  List<String> lastLines(int count, long from) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var start = Math.max(from, channel.size() - TAIL_BYTES);
      var tail = ByteBuffer.allocate((int) Math.max(0, channel.size() - start));
      while (tail.hasRemaining() && channel.read(tail, start + tail.position()) >= 0) {
        // until the end
      }
      var lines = StandardCharsets.UTF_8.decode(tail.flip()).toString().strip().lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }
  }
}
