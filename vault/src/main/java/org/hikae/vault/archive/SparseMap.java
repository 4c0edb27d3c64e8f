package org.hikae.vault.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.tree.Content.Hole;

/// Where a sparse file of an archive has data, in whichever form its tar wrote it.
final class SparseMap {
  private static final int MOST_RUNS = 1 << 20;
  private static final int BLOCK = 512;

  private final List<Hole> holes = new ArrayList<>();
  private long at;
  private long data;
  private int runs;

  /// Adds a run of data; runs come in order.
  void add(long offset, long size) throws ArchiveException {
    if (offset < at || size < 0 || offset + size < offset || ++runs > MOST_RUNS) {
      throw new ArchiveException("a sparse file's map cannot be meant");
    }
    if (offset > at) {
      holes.add(new Hole(at, offset - at));
    }
    at = offset + size;
    data += size;
  }

  /// How much data there is.
  long data() {
    return data;
  }

  /// Ends the map.
  ///
  /// @param size the file's, holes included
  List<Hole> holes(long size) throws ArchiveException {
    if (size < at) {
      throw new ArchiveException("a sparse file's map reaches beyond the file");
    }
    if (size > at) {
      holes.add(new Hole(at, size - at));
      at = size;
    }
    return holes;
  }

  /// `offset,size,offset,size`, in a pax record.
  static SparseMap ofRecord(String text) throws ArchiveException {
    var map = new SparseMap();
    if (text.isEmpty()) {
      return map;
    }
    var numbers = text.split(",", -1);
    if (numbers.length % 2 != 0) {
      throw new ArchiveException("a sparse file's map cannot be read");
    }
    for (var i = 0; i < numbers.length; i += 2) {
      map.add(number(numbers[i]), number(numbers[i + 1]));
    }
    return map;
  }

  /// A number of runs and their offsets and sizes, a line each, in whole blocks before the data.
  static SparseMap readBefore(InputStream data) throws IOException {
    var lines = new Lines(data);
    var map = new SparseMap();
    for (var left = PaxRecords.number(lines.next(), 0, MOST_RUNS); left > 0; left--) {
      map.add(number(lines.next()), number(lines.next()));
    }
    return map;
  }

  private static long number(String text) throws ArchiveException {
    return PaxRecords.number(text, 0, Long.MAX_VALUE);
  }

  private static final class Lines {
    private final InputStream in;
    private byte[] block = new byte[0];
    private int position;

    Lines(InputStream in) {
      this.in = in;
    }

    String next() throws IOException {
      var line = new StringBuilder();
      for (var b = nextByte(); b != '\n'; b = nextByte()) {
        if (line.append((char) b).length() > 20) {
          throw new ArchiveException("a sparse file's map cannot be read");
        }
      }
      return new String(line.toString().getBytes(US_ASCII), US_ASCII);
    }

    private byte nextByte() throws IOException {
      if (position == block.length) {
        block = in.readNBytes(BLOCK);
        position = 0;
        if (block.length < BLOCK) {
          throw new ArchiveException("ends in the middle of a sparse file's map");
        }
      }
      return block[position++];
    }
  }
}
