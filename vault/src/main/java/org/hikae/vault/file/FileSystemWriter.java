package org.hikae.vault.file;

import java.io.IOException;
import org.hikae.vault.tree.Attributes;

/// Writes files below one folder and nowhere else: no name in a path is ever followed when it is a
/// symbolic link. Paths are raw bytes below that folder. For use by one thread.
public interface FileSystemWriter extends AutoCloseable {

  /// Makes a folder, unless it is there.
  void makeFolder(byte[] path) throws IOException;

  /// Makes a new file, instead of any other non-folder of that name.
  OpenTarget create(byte[] folder, byte[] name) throws IOException;

  /// Opens a file that [#create] made, to write on.
  OpenTarget reopen(byte[] folder, byte[] name) throws IOException;

  void symbolicLink(byte[] folder, byte[] name, byte[] target) throws IOException;

  /// Gives a file that was made another name.
  void hardLink(byte[] fileFolder, byte[] fileName, byte[] folder, byte[] name) throws IOException;

  /// Makes a FIFO or a device.
  void special(byte[] folder, byte[] name, Attributes attributes) throws IOException;

  /// Gives a folder, a link or a special file its attributes.
  Shortfall dress(byte[] folder, byte[] name, Attributes attributes, boolean owners)
      throws IOException;

  @Override
  void close();

  /// A file that is being written.
  interface OpenTarget extends AutoCloseable {
    void write(byte[] bytes, int from, int count, long position) throws IOException;

    void setSize(long size) throws IOException;

    Shortfall dress(Attributes attributes, boolean owners) throws IOException;

    @Override
    void close();
  }

  /// What could not be set because this process may not: nothing, or its name.
  enum Shortfall {
    NONE,
    OWNER,
    EXTENDED_ATTRIBUTES
  }
}
