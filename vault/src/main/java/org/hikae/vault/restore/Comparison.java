package org.hikae.vault.restore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hikae.vault.file.FileSystemWriter;
import org.hikae.vault.file.FileSystemWriter.OpenTarget;
import org.hikae.vault.file.LocalFiles;
import org.hikae.vault.key.BlobNamer;
import org.hikae.vault.key.Opened;
import org.hikae.vault.tree.Content.Piece;

/// Compares files that stand in the target with the names of the pieces that they should consist
/// of, in threads of its own.
final class Comparison implements AutoCloseable {
  private final Path target;
  private final ExecutorService threads;
  private final ConcurrentLinkedQueue<Eye> eyes = new ConcurrentLinkedQueue<>();
  private final Opened vault;

  /// Some pieces of a file that follow one another, and where each belongs.
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Stretch(RestoreFile file, List<Piece> pieces, long[] positions) {}

  /// What one comparison at a time needs.
  private static final class Eye {
    private final FileSystemWriter files;
    private final BlobNamer namer;
    private byte[] scratch = new byte[256 << 10];

    Eye(FileSystemWriter files, BlobNamer namer) {
      this.files = files;
      this.namer = namer;
    }

    boolean sees(Piece piece, OpenTarget file, long position) throws IOException {
      var length = Math.toIntExact(piece.length());
      if (scratch.length < length) {
        scratch = new byte[length];
      }
      return file.read(scratch, 0, length, position) == length
          && namer.name(scratch, 0, length).equals(piece.name());
    }
  }

  Comparison(Opened vault, Path target) {
    this.vault = vault;
    this.target = target;
    this.threads =
        Executors.newFixedThreadPool(
            vault.surroundings().workers(),
            Thread.ofPlatform().daemon().name("hikae-compare-", 0).factory());
  }

  /// Which of the pieces stand where they belong.
  Future<BitSet> compare(Stretch stretch) {
    return threads.submit(() -> look(stretch));
  }

  private BitSet look(Stretch stretch) throws IOException {
    var idle = eyes.poll();
    var eye = idle == null ? new Eye(LocalFiles.writer(target), vault.keys().namer()) : idle;
    var same = new BitSet();
    var entry = stretch.file().entry();
    try (var file = eye.files.openToRead(stretch.file().folder(), entry.name())) {
      for (var i = 0; i < stretch.positions().length; i++) {
        same.set(i, eye.sees(stretch.pieces().get(i), file, stretch.positions()[i]));
      }
    } catch (AccessDeniedException | NoSuchFileException _) {
      same.clear();
    } finally {
      eyes.add(eye);
    }
    return same;
  }

  static BitSet result(Future<BitSet> comparison) throws IOException {
    try {
      return comparison.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
        eyes.forEach(eye -> eye.files.close());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
