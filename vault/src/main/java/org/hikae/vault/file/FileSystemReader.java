package org.hikae.vault.file;

import java.io.IOException;
import java.util.List;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;

/// Reads a machine's files. Paths and names are raw bytes; paths begin at the file system's root
/// and have no slash at either end. For use by one thread.
///
/// What is not there is a [java.nio.file.NoSuchFileException], what may not be read an
/// [java.nio.file.AccessDeniedException].
public interface FileSystemReader extends AutoCloseable {

  /// What a path is, links not followed.
  Attributes look(byte[] path) throws IOException;

  /// A folder's content, sorted by name. What vanishes meanwhile is left out.
  List<FoundFile> list(byte[] path) throws IOException;

  /// A symbolic link's target.
  byte[] target(byte[] folder, byte[] name) throws IOException;

  /// The extended attributes of a path, links not followed, sorted by name.
  List<Attributes.Extended> extended(byte[] path) throws IOException;

  /// Opens a regular file, links not followed.
  OpenFile open(byte[] folder, byte[] name) throws IOException;

  @Override
  void close();

  /// A file that is being read.
  interface OpenFile extends AutoCloseable {
    /// Reads up to `count` bytes from `position`; less only at the file's end.
    int read(byte[] into, int at, int count, long position) throws IOException;

    /// Where nothing was ever written, in a file of `size` bytes.
    List<Content.Hole> holes(long size) throws IOException;

    /// What the file looks like by now.
    Attributes look() throws IOException;

    /// Its extended attributes, sorted by name.
    List<Attributes.Extended> extended() throws IOException;

    @Override
    void close();
  }
}
