package org.hikae.vault.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveSparseEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveStructSparse;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.FileKind;
import org.jspecify.annotations.Nullable;

/// Reads tar: POSIX with pax headers, GNU with its long names and both kinds of sparse files, and
/// the old ones. Headers are taken apart by Commons Compress; pax records here, because names and
/// attributes are bytes and the library makes text of them.
final class TarReader implements ArchiveReader {
  private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
  private static final int LARGEST_RECORDS = 16 << 20;
  private static final ZipEncoding BYTES = ZipEncodingHelper.getZipEncoding(RawText.CHARSET);

  private final InputStream in;
  private final MemberNotes notes;
  private final Allowance allowance;
  private final PaxRecords global = new PaxRecords();
  private PaxRecords own = new PaxRecords();
  private Body data = new Body(0);
  private long padding;
  private boolean ended;

  TarReader(InputStream in, MemberNotes notes, Allowance allowance) {
    this.in = in;
    this.notes = notes;
    this.allowance = allowance;
  }

  /// The content of one member.
  private final class Body extends InputStream {
    private long left;

    Body(long size) {
      left = size;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      var read = in.read(into, at, (int) Math.min(left, count));
      if (read < 0) {
        throw new ArchiveException("ends in the middle of a member");
      }
      left -= read;
      allowance.unpack(read);
      return read;
    }
  }

  @Override
  public @Nullable Member next() throws IOException {
    while (!ended) {
      finishMember();
      var block = in.readNBytes(BLOCK);
      if (block.length < BLOCK) {
        throw new ArchiveException("ends without the mark of a tar's end");
      }
      if (isZero(block)) {
        ended = true;
        readToTheEnd();
      } else {
        var member = member(parse(block));
        if (member.isPresent()) {
          return member.get();
        }
      }
    }
    return null;
  }

  private void finishMember() throws IOException {
    var buffer = new byte[BLOCK];
    while (data.read(buffer, 0, BLOCK) >= 0) {}
    if (in.readNBytes((int) padding).length < padding) {
      throw new ArchiveException("ends in the middle of a member");
    }
    padding = 0;
  }

  /// So that whoever pipes it is not cut off, and a compressed stream checks its own end.
  private void readToTheEnd() throws IOException {
    var buffer = new byte[64 << 10];
    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      allowance.unpack(read);
    }
  }

  private static boolean isZero(byte[] block) {
    for (var b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static TarArchiveEntry parse(byte[] block) throws IOException {
    if (!isHeader(block)) {
      throw new ArchiveException("is no tar archive, or a damaged one: a header's sum is wrong");
    }
    try {
      return new TarArchiveEntry(block, BYTES, false);
    } catch (IllegalArgumentException | IOException e) {
      throw new ArchiveException("has a header that cannot be read", e);
    }
  }

  private static boolean isHeader(byte[] block) {
    try {
      return TarUtils.verifyCheckSum(block);
    } catch (IllegalArgumentException _) {
      return false; // the sum is no number
    }
  }

  private void begin(long size) throws ArchiveException {
    if (size < 0) {
      throw new ArchiveException("has a member of less than no bytes");
    }
    data = new Body(size);
    padding = (BLOCK - size % BLOCK) % BLOCK;
  }

  private byte[] whole(long size, int most) throws IOException {
    begin(size);
    if (size > most) {
      throw new ArchiveException("has a header of " + size + " bytes");
    }
    return data.readNBytes((int) size);
  }

  /// What a header means: a member, or something to know of those that follow.
  private Optional<Member> member(TarArchiveEntry header) throws IOException {
    switch (header.getLinkFlag()) {
      case TarConstants.LF_PAX_EXTENDED_HEADER_LC, TarConstants.LF_PAX_EXTENDED_HEADER_UC ->
          own.override(PaxRecords.decode(whole(header.getSize(), LARGEST_RECORDS)));
      case TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER ->
          global.override(PaxRecords.decode(whole(header.getSize(), LARGEST_RECORDS)));
      case TarConstants.LF_GNUTYPE_LONGNAME -> own.put("path", text(header));
      case TarConstants.LF_GNUTYPE_LONGLINK -> own.put("linkpath", text(header));
      case (byte) 'V' -> begin(header.getSize()); // the label of a tape
      case (byte) 'M' -> throw new ArchiveException("is a part of an archive of several volumes");
      default -> {
        var records = new PaxRecords();
        records.override(global);
        records.override(own);
        own = new PaxRecords();
        return Optional.of(new Entry(header, records).member());
      }
    }
    return Optional.empty();
  }

  /// A name that ends at its first zero byte.
  private byte[] text(TarArchiveEntry header) throws IOException {
    var bytes = whole(header.getSize(), LARGEST_RECORDS);
    var length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return Arrays.copyOf(bytes, length);
  }

  /// One member's header together with its records.
  private final class Entry {
    private final TarArchiveEntry header;
    private final PaxRecords records;
    private final byte[] path;

    Entry(TarArchiveEntry header, PaxRecords records) {
      this.header = header;
      this.records = records;
      this.path =
          records
              .bytes("GNU.sparse.name")
              .or(() -> records.bytes("path"))
              .orElseGet(() -> RawText.bytes(header.getName()));
    }

    Member member() throws IOException {
      return switch (header.getLinkFlag()) {
        case TarConstants.LF_LINK -> {
          begin(0); // old tars repeat the size of the file here
          yield new Member.HardLink(path, target());
        }
        case TarConstants.LF_SYMLINK -> {
          begin(0);
          var target = target();
          yield new Member.SymbolicLink(
              path, attributes(FileKind.SYMBOLIC_LINK, target.length), target);
        }
        case TarConstants.LF_CHR -> special(FileKind.CHARACTER_DEVICE);
        case TarConstants.LF_BLK -> special(FileKind.BLOCK_DEVICE);
        case TarConstants.LF_FIFO -> special(FileKind.FIFO);
        case TarConstants.LF_DIR, (byte) 'D' -> folder();
        case TarConstants.LF_GNUTYPE_SPARSE -> oldSparse();
        case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG ->
            isOldFolder() ? folder() : file();
        default -> {
          notes.add(path, "is of a kind that is not known here, and was taken as a file");
          yield file();
        }
      };
    }

    private boolean isOldFolder() {
      return path.length > 0 && path[path.length - 1] == '/';
    }

    private byte[] target() {
      return records.bytes("linkpath").orElseGet(() -> RawText.bytes(header.getLinkName()));
    }

    private Member folder() throws IOException {
      begin(size());
      return new Member.Folder(path, attributes(FileKind.FOLDER, 0));
    }

    private Member special(FileKind kind) throws IOException {
      begin(0);
      return new Member.Special(path, attributes(kind, 0));
    }

    private long size() throws ArchiveException {
      return number("size", header.getSize(), Long.MAX_VALUE);
    }

    private long number(String key, long otherwise, long most) throws ArchiveException {
      var text = records.text(key);
      return text.isEmpty() ? otherwise : PaxRecords.number(text.get(), 0, most);
    }

    private Member file() throws IOException {
      begin(size());
      if (records.text("GNU.sparse.major").isPresent()) {
        var before = data.left;
        var map = SparseMap.readBefore(data);
        return sparse(map, number("GNU.sparse.realsize", -1, Long.MAX_VALUE), before - data.left);
      }
      var map = records.text("GNU.sparse.map");
      if (map.isPresent()) {
        return sparse(
            SparseMap.ofRecord(map.get()), number("GNU.sparse.size", -1, Long.MAX_VALUE), 0);
      }
      if (records.text("SCHILY.realsize").isPresent()) {
        throw new ArchiveException("has sparse files in a form that cannot be read here");
      }
      return new Member.RegularFile(path, attributes(FileKind.FILE, data.left), data, List.of());
    }

    private Member oldSparse() throws IOException {
      begin(size());
      var map = new SparseMap();
      var runs = new ArrayList<>(header.getSparseHeaders());
      var more = header.isExtended();
      while (more) {
        var extension = in.readNBytes(BLOCK);
        if (extension.length < BLOCK) {
          throw new ArchiveException("ends in the middle of a sparse file's map");
        }
        var entry = new TarArchiveSparseEntry(extension);
        add(map, runs);
        runs = new ArrayList<>(entry.getSparseHeaders());
        more = entry.isExtended();
      }
      add(map, runs);
      return sparse(map, header.getRealSize(), 0);
    }

    private static void add(SparseMap map, List<TarArchiveStructSparse> runs)
        throws ArchiveException {
      for (var run : runs) {
        if (run.getOffset() > 0 || run.getNumbytes() > 0) {
          map.add(run.getOffset(), run.getNumbytes());
        }
      }
    }

    private Member sparse(SparseMap map, long realSize, long mapBytes) throws IOException {
      if (map.data() != data.left) {
        throw new ArchiveException(
            "has a sparse file of " + data.left + " bytes whose map says " + map.data());
      }
      var holes = map.holes(realSize);
      allowance.remember(mapBytes + 32L * holes.size());
      return new Member.RegularFile(path, attributes(FileKind.FILE, realSize), data, holes);
    }

    private Attributes attributes(FileKind kind, long size) throws IOException {
      var mode = kind == FileKind.SYMBOLIC_LINK ? 0777 : header.getMode() & 07777;
      var modified = modified();
      var extended = new ExtendedRecords(records, path, notes).extended();
      return new Attributes(
          kind.bits() | withAcl(mode, extended),
          (int) number("uid", header.getLongUserId(), 0xffff_ffffL),
          (int) number("gid", header.getLongGroupId(), 0xffff_ffffL),
          size,
          modified,
          // Nothing is known of it; but a folder of the year 1970 is more than a way to others.
          kind == FileKind.FOLDER && modified == 0 ? 1 : 0,
          0,
          0,
          device(kind),
          extended);
    }

    private static int withAcl(int mode, List<Attributes.Extended> extended) {
      for (var attribute : extended) {
        if (RawText.of(attribute.name()).equals(PosixAcl.ACCESS)) {
          return PosixAcl.mode(mode, attribute.value());
        }
      }
      return mode;
    }

    private long device(FileKind kind) throws ArchiveException {
      return switch (kind) {
        case CHARACTER_DEVICE, BLOCK_DEVICE ->
            Devices.number(
                (int) number("SCHILY.devmajor", header.getDevMajor(), Integer.MAX_VALUE),
                (int) number("SCHILY.devminor", header.getDevMinor(), Integer.MAX_VALUE));
        case FOLDER, FILE, SYMBOLIC_LINK, FIFO, SOCKET, UNKNOWN -> 0;
      };
    }

    private long modified() throws ArchiveException {
      var text = records.text("mtime");
      return text.isPresent()
          ? PaxTime.nanoseconds(text.get())
          : PaxTime.ofSeconds(header.getLastModifiedTime().toMillis() / 1000);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
