package org.hikae.vault.archive;

import java.io.InputStream;
import java.util.List;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content.Hole;

/// A member of an archive that is being read. Paths are raw bytes as the archive has them: nothing
/// about them is safe yet.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
sealed interface Member {
  byte[] path();

  record Folder(byte[] path, Attributes attributes) implements Member {}

  /// @param data the file's bytes without its holes; good until the next member
  record RegularFile(byte[] path, Attributes attributes, InputStream data, List<Hole> holes)
      implements Member {}

  record HardLink(byte[] path, byte[] first) implements Member {}

  record SymbolicLink(byte[] path, Attributes attributes, byte[] target) implements Member {}

  /// A FIFO or a device.
  record Special(byte[] path, Attributes attributes) implements Member {}
}
