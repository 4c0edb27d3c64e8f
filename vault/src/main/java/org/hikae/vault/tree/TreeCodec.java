package org.hikae.vault.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.tree.Content.Hole;
import org.hikae.vault.tree.Content.Piece;
import org.hikae.vault.tree.Content.Pieces;

/// The bytes of a tree's items.
final class TreeCodec {
  static final int FOLDER = 1;
  static final int ENTRY = 2;

  /// A piece that begins inside a folder names it again.
  static final int FOLDER_GOES_ON = 3;

  private static final int LONGEST_PATH = 1 << 20;
  private static final int LONGEST_NAME = 4096;
  private static final int LARGEST_EXTENDED = 1 << 20;
  private static final byte[] DOT = {'.'};
  private static final byte[] DOT_DOT = {'.', '.'};

  private TreeCodec() {}

  static void writeFolder(Encoder out, TreeItem.Folder folder) {
    out.u8(FOLDER).sized(folder.path());
    write(out, folder.attributes());
    out.varint(0);
  }

  static void writeEntry(Encoder out, TreeItem.Entry entry) {
    var attributes = entry.attributes();
    out.u8(ENTRY).sized(entry.name());
    if (attributes.kind() == FileKind.FOLDER) {
      out.varint(FileKind.FOLDER.bits());
      return;
    }
    write(out, attributes);
    switch (entry.content()) {
      case Content.None _ -> out.varint(attributes.device());
      case Content.Target(var path) -> out.sized(path);
      case Pieces pieces -> write(out, pieces);
    }
    out.varint(0);
  }

  private static void write(Encoder out, Attributes attributes) {
    out.varint(attributes.mode()).varint(attributes.uid()).varint(attributes.gid());
    out.varint(attributes.size()).i64(attributes.modified());
    out.signed(attributes.changed() - attributes.modified());
    out.varint(attributes.inode()).varint(attributes.link());
    out.varint(attributes.extended().size());
    for (var extended : attributes.extended()) {
      out.sized(extended.name()).sized(extended.value());
    }
  }

  private static void write(Encoder out, Pieces content) {
    var count = content.pieces().size();
    out.varint(content.holes().size());
    for (var hole : content.holes()) {
      out.varint(hole.offset()).varint(hole.length());
    }
    out.varint((long) count << 1 | (content.listed() ? 1 : 0));
    for (var piece : content.pieces()) {
      out.name(piece.name());
    }
    for (var piece : content.pieces()) {
      out.varint(piece.length());
    }
  }

  static byte[] readPath(Decoder in) throws FormatException {
    return in.sized(LONGEST_PATH);
  }

  static TreeItem.Folder readFolder(Decoder in) throws FormatException {
    var path = readPath(in);
    var attributes = readAttributes(in, (int) in.varint());
    if (attributes.kind() != FileKind.FOLDER) {
      throw new FormatException("a folder is none");
    }
    skipExtensions(in);
    return new TreeItem.Folder(path, attributes);
  }

  static TreeItem.Entry readEntry(Decoder in) throws FormatException {
    var name = readName(in);
    var mode = (int) in.varint();
    if (mode == FileKind.FOLDER.bits()) {
      return new TreeItem.Entry(name, Attributes.plain(mode, 0, 0), Content.NONE);
    }
    var attributes = readAttributes(in, mode);
    var entry =
        switch (attributes.kind()) {
          case FILE -> new TreeItem.Entry(name, attributes, readPieces(in, attributes.size()));
          case SYMBOLIC_LINK ->
              new TreeItem.Entry(name, attributes, new Content.Target(in.sized(LONGEST_PATH)));
          case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET ->
              new TreeItem.Entry(name, withDevice(attributes, in.varint()), Content.NONE);
          case FOLDER, UNKNOWN -> throw new FormatException("an entry of an unknown kind");
        };
    skipExtensions(in);
    return entry;
  }

  /// Names come out of the vault and go into system calls: what could lead elsewhere ends here.
  private static byte[] readName(Decoder in) throws FormatException {
    var name = in.sized(LONGEST_NAME);
    var harmless = name.length > 0 && !Arrays.equals(name, DOT) && !Arrays.equals(name, DOT_DOT);
    for (var b : name) {
      harmless &= b != 0 && b != '/';
    }
    if (!harmless) {
      throw new FormatException("a name that could lead out of its folder");
    }
    return name;
  }

  private static Attributes readAttributes(Decoder in, int mode) throws FormatException {
    var uid = (int) in.varint();
    var gid = (int) in.varint();
    var size = in.varint();
    var modified = in.i64();
    var changed = modified + in.signed();
    var inode = in.varint();
    var link = in.varint();
    var extended = new ArrayList<Attributes.Extended>();
    for (var left = in.items(2); left > 0; left--) {
      extended.add(new Attributes.Extended(in.sized(LONGEST_NAME), in.sized(LARGEST_EXTENDED)));
    }
    if (size < 0) {
      throw new FormatException("a file of negative size");
    }
    return new Attributes(mode, uid, gid, size, modified, changed, inode, link, 0, extended);
  }

  /// Passes over a folder.
  static void skipFolder(Decoder in) throws FormatException {
    in.skip(in.count(in.remaining()));
    in.varint();
    skipAttributes(in);
    skipExtensions(in);
  }

  /// Passes over an entry but for the names of the blobs that it needs.
  static void scanEntry(Decoder in, PieceNames each) throws IOException {
    in.skip(in.count(in.remaining()));
    var mode = (int) in.varint();
    if (mode == FileKind.FOLDER.bits()) {
      return;
    }
    skipAttributes(in);
    switch (FileKind.of(mode)) {
      case FILE -> scanPieces(in, each);
      case SYMBOLIC_LINK -> in.skip(in.count(in.remaining()));
      case FIFO, CHARACTER_DEVICE, BLOCK_DEVICE, SOCKET -> in.varint();
      case FOLDER, UNKNOWN -> throw new FormatException("an entry of an unknown kind");
    }
    skipExtensions(in);
  }

  private static void skipAttributes(Decoder in) throws FormatException {
    for (var i = 0; i < 3; i++) {
      in.varint();
    }
    in.i64();
    for (var i = 0; i < 3; i++) {
      in.varint();
    }
    for (var left = in.items(2); left > 0; left--) {
      in.skip(in.count(in.remaining()));
      in.skip(in.count(in.remaining()));
    }
  }

  private static void scanPieces(Decoder in, PieceNames each) throws IOException {
    for (var holes = in.items(2); holes > 0; holes--) {
      in.varint();
      in.varint();
    }
    var head = in.varint();
    var count = head >>> 1;
    if (count > in.remaining() / (BlobName.BYTES + 1)) {
      throw new FormatException("a file of more pieces than there are");
    }
    scanNames(in, (int) count, (head & 1) == 1, each);
  }

  static void scanNames(Decoder in, int count, boolean lists, PieceNames each) throws IOException {
    for (var i = 0; i < count; i++) {
      each.needs(in.blobName(), lists);
    }
    for (var i = 0; i < count; i++) {
      in.varint();
    }
  }

  private static Attributes withDevice(Attributes from, long device) {
    return new Attributes(
        from.mode(),
        from.uid(),
        from.gid(),
        from.size(),
        from.modified(),
        from.changed(),
        from.inode(),
        from.link(),
        device,
        from.extended());
  }

  private static Pieces readPieces(Decoder in, long size) throws FormatException {
    var holes = readHoles(in, size);
    var head = in.varint();
    var listed = (head & 1) == 1;
    var count = head >>> 1;
    if (count < 0 || count > in.remaining() / (BlobName.BYTES + 1)) {
      throw new FormatException("a file of more pieces than there are");
    }
    if (count == 0 && holes.isEmpty() && size == 0) {
      return Content.EMPTY;
    }
    var pieces = readPieceList(in, (int) count);
    var sum = holes.stream().mapToLong(Hole::length).sum();
    for (var piece : pieces) {
      sum += piece.length();
    }
    if (sum != size) {
      throw new FormatException("a file of " + size + " bytes whose pieces have " + sum);
    }
    return new Pieces(listed, pieces, holes);
  }

  private static List<Hole> readHoles(Decoder in, long size) throws FormatException {
    var holes = new ArrayList<Hole>();
    var end = 0L;
    for (var left = in.items(2); left > 0; left--) {
      var hole = new Hole(in.varint(), in.varint());
      if (hole.offset() < end || hole.length() < 0 || hole.length() > size - hole.offset()) {
        throw new FormatException("holes that overlap or reach beyond the file");
      }
      end = hole.offset() + hole.length();
      holes.add(hole);
    }
    return holes;
  }

  static List<Piece> readPieceList(Decoder in, int count) throws FormatException {
    var names = new BlobName[count];
    for (var i = 0; i < count; i++) {
      names[i] = in.blobName();
    }
    var pieces = new Piece[count];
    for (var i = 0; i < count; i++) {
      var length = in.varint();
      if (length <= 0) {
        throw new FormatException("a piece of no length");
      }
      pieces[i] = new Piece(names[i], length);
    }
    return List.of(pieces);
  }

  /// What a later version adds to an entry stands here with its size, so that this one can pass it.
  private static void skipExtensions(Decoder in) throws FormatException {
    in.bytes(in.count(in.remaining()));
  }
}
