package org.hikae.vault.store.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Writes past the machine's cache of files, where the file system allows that: what was written
/// pushes nothing out of memory that others work with, and is not copied there first.
final class Cacheless {
  private static final Optional<OpenOption> DIRECT = direct();

  private static final int SLICE_BYTES = 1 << 20;

  private final ConcurrentLinkedQueue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();
  private volatile boolean allowed = DIRECT.isPresent();

  /// The option is one of the JDK's own, which other Javas need not have.
  private static Optional<OpenOption> direct() {
    try {
      var options = Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants();
      return Arrays.stream(options)
          .map(OpenOption.class::cast)
          .filter(option -> option.toString().equals("DIRECT"))
          .findFirst();
    } catch (ClassNotFoundException | NoClassDefFoundError _) {
      return Optional.empty();
    }
  }

  /// Writes the whole blocks that bytes have to the beginning of a file, or nothing where that
  /// fails for whatever reason: it is tried in the ordinary way then, which says what is wrong.
  ///
  /// @return how many bytes are written
  int write(Path file, ByteBuffer content) throws IOException {
    if (!allowed) {
      return 0;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, DIRECT.orElseThrow())) {
      var block = Math.toIntExact(Files.getFileStore(file).getBlockSize());
      var whole = content.remaining() - content.remaining() % block;
      write(channel, content.slice(content.position(), whole), block);
      return whole;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      allowed = false;
      return 0;
    }
  }

  /// The memory is our own: what a channel takes for this by itself it gives back late.
  private void write(FileChannel channel, ByteBuffer content, int block) throws IOException {
    var kept = buffers.poll();
    var buffer =
        kept == null ? ByteBuffer.allocateDirect(SLICE_BYTES + block).alignedSlice(block) : kept;
    try {
      while (content.hasRemaining()) {
        var count = Math.min(content.remaining(), buffer.capacity() / block * block);
        buffer.clear().put(content.slice(content.position(), count)).flip();
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        content.position(content.position() + count);
      }
    } finally {
      buffers.add(buffer);
    }
  }
}
