package org.hikae.vault.tree;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.tree.TreeItem.Entry;
import org.hikae.vault.tree.TreeItem.Folder;
import org.jspecify.annotations.Nullable;

/// Reads a tree as a stream, one blob at a time, and holds it to its order: folders in [PathOrder],
/// each announced by an entry of the folder above it, entries by name. So nothing in it can appear
/// twice, or in a place that no folder leads to.
public final class TreeReader {
  /// Fetches a blob of a tree.
  @FunctionalInterface
  public interface Blobs {
    byte[] read(BlobName name) throws IOException;
  }

  private final Blobs blobs;
  private final Iterator<BlobName> pieces;
  private final Set<PathKey> announced = new HashSet<>();
  private Decoder piece = new Decoder(new byte[0]);
  private byte @Nullable [] folder;
  private byte @Nullable [] entry;

  public TreeReader(List<BlobName> pieces, Blobs blobs) {
    this.pieces = pieces.iterator();
    this.blobs = blobs;
  }

  /// A path as a key of a set.
  @SuppressWarnings("ArrayRecordComponent")
  private record PathKey(byte[] path) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PathKey key && Arrays.equals(path, key.path);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(path);
    }
  }

  /// The next item, or null at the end.
  public @Nullable TreeItem next() throws IOException {
    while (piece.remaining() == 0) {
      if (!pieces.hasNext()) {
        requireAllFolders();
        return null;
      }
      piece = new Decoder(blobs.read(pieces.next()));
    }
    return switch (piece.u8()) {
      case TreeCodec.FOLDER -> begin(TreeCodec.readFolder(piece));
      case TreeCodec.ENTRY -> follow(TreeCodec.readEntry(piece));
      case TreeCodec.FOLDER_GOES_ON -> {
        if (folder == null || !Arrays.equals(folder, TreeCodec.readPath(piece))) {
          throw new FormatException("a tree's blobs do not follow one another");
        }
        yield next();
      }
      default -> throw new FormatException("an unknown kind of item in a tree");
    };
  }

  private Folder begin(Folder item) throws FormatException {
    if (folder == null ? item.path().length > 0 : !announced.remove(new PathKey(item.path()))) {
      throw new FormatException("a folder that no folder holds");
    }
    if (folder != null && PathOrder.INSTANCE.compare(folder, item.path()) >= 0) {
      throw new FormatException("folders out of order");
    }
    folder = item.path();
    entry = null;
    return item;
  }

  private Entry follow(Entry item) throws FormatException {
    if (folder == null) {
      throw new FormatException("an entry outside of any folder");
    }
    if (entry != null && Arrays.compareUnsigned(entry, item.name()) >= 0) {
      throw new FormatException("entries out of order");
    }
    entry = item.name();
    if (item.attributes().kind() == FileKind.FOLDER) {
      announced.add(new PathKey(TreePath.child(folder, item.name())));
    }
    return item;
  }

  private void requireAllFolders() throws FormatException {
    if (!announced.isEmpty()) {
      throw new FormatException("a folder's content is missing");
    }
  }
}
