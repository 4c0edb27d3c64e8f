package org.hikae.vault.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// Opens an archive by what its first bytes say.
final class OpenArchive {
  private static final int BUFFER = 256 << 10;
  private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};

  private OpenArchive() {}

  static ArchiveReader open(ArchiveSource source, MemberNotes notes, Allowance allowance)
      throws IOException {
    return switch (source) {
      case ArchiveSource.OfFile(var file) -> open(file, notes, allowance);
      case ArchiveSource.OfStream(_, var stream) -> {
        var in = new BufferedInputStream(stream, BUFFER);
        yield isZip(in) ? spooled(in, allowance) : tar(in, notes, allowance);
      }
    };
  }

  private static ArchiveReader open(Path file, MemberNotes notes, Allowance allowance)
      throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      if (!isZip(in)) {
        return tar(in, notes, allowance);
      }
      allowance.packed(Files.size(file));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
    in.close();
    return new ZipReader(file, allowance);
  }

  private static boolean isZip(BufferedInputStream in) throws IOException {
    return begins(in, ZIP) || begins(in, EMPTY_ZIP);
  }

  private static boolean begins(BufferedInputStream in, byte[] magic) throws IOException {
    in.mark(magic.length);
    var begin = in.readNBytes(magic.length);
    in.reset();
    return Arrays.equals(begin, magic);
  }

  private static ArchiveReader tar(BufferedInputStream in, MemberNotes notes, Allowance allowance)
      throws IOException {
    InputStream unpacked;
    if (begins(in, ZSTD)) {
      unpacked = buffered(new ZstdInputStreamNoFinalizer(allowance.packed(in)));
    } else if (begins(in, GZIP)) {
      unpacked =
          buffered(
              GzipCompressorInputStream.builder()
                  .setInputStream(allowance.packed(in))
                  .setDecompressConcatenated(true)
                  .get());
    } else {
      unpacked = allowance.packed(in);
    }
    return new TarReader(unpacked, notes, allowance);
  }

  private static InputStream buffered(InputStream in) {
    return new BufferedInputStream(in, BUFFER);
  }

  private static ArchiveReader spooled(InputStream in, Allowance allowance) throws IOException {
    var file = Files.createTempFile("hikae-import", ".zip");
    try {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      allowance.packed(Files.size(file));
      return new Spooled(new ZipReader(file, allowance), file);
    } catch (IOException | RuntimeException e) {
      Files.delete(file);
      throw e;
    }
  }

  /// A reader whose file goes with it.
  private record Spooled(ArchiveReader reader, Path file) implements ArchiveReader {
    @Override
    public @Nullable Member next() throws IOException {
      return reader.next();
    }

    @Override
    public void close() throws IOException {
      reader.close();
      Files.deleteIfExists(file);
    }
  }
}
