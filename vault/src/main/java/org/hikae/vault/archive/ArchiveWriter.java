package org.hikae.vault.archive;

import java.io.IOException;
import java.util.List;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content.Hole;

/// Writes one kind of archive, member by member. Paths are raw bytes without a slash at either end;
/// the top's is empty.
interface ArchiveWriter extends ContentSink, AutoCloseable {
  void folder(byte[] path, Attributes attributes) throws IOException;

  /// Begins a regular file. Its bytes follow without its holes.
  void beginFile(byte[] path, Attributes attributes, List<Hole> holes) throws IOException;

  void endFile() throws IOException;

  /// Another name of a file that was written before.
  void hardLink(byte[] path, Attributes attributes, byte[] first) throws IOException;

  void symbolicLink(byte[] path, Attributes attributes, byte[] target) throws IOException;

  /// A FIFO or a device.
  void special(byte[] path, Attributes attributes) throws IOException;

  /// Ends the archive; the stream below stays open.
  void finish() throws IOException;

  @Override
  void close() throws IOException;
}
