package org.hikae.vault.file;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hikae.vault.tree.Attributes;

/// Writes files below one folder and nowhere else: no name in a path is ever followed when it is a
/// symbolic link. Paths are raw bytes below that folder. For use by one thread.
public interface FileSystemWriter extends AutoCloseable {

  /// Makes a folder, unless it is there.
  void makeFolder(byte[] path) throws IOException;

  /// Makes sure that the owner of a folder that is there may write in it, until it is dressed.
  void openUp(byte[] path) throws IOException;

  /// Makes a new file, instead of any other non-folder of that name.
  OpenTarget create(byte[] folder, byte[] name) throws IOException;

  /// Opens a regular file that is there, to look at it and to write on.
  OpenTarget reopen(byte[] folder, byte[] name) throws IOException;

  void symbolicLink(byte[] folder, byte[] name, byte[] target) throws IOException;

  /// Gives a file that was made another name.
  void hardLink(byte[] fileFolder, byte[] fileName, byte[] folder, byte[] name) throws IOException;

  /// Makes a FIFO or a device.
  void special(byte[] folder, byte[] name, Attributes attributes) throws IOException;

  /// Gives a folder, a link or a special file its attributes.
  Shortfall dress(byte[] folder, byte[] name, Attributes attributes, boolean owners)
      throws IOException;

  /// What stands under a name, if anything does.
  Optional<Attributes> look(byte[] folder, byte[] name) throws IOException;

  /// What a folder holds, sorted by name; nothing when there is no such folder.
  List<FoundFile> list(byte[] path) throws IOException;

  /// The target of a symbolic link.
  byte[] target(byte[] folder, byte[] name) throws IOException;

  /// Opens a regular file that is there, to look at it and to change nothing.
  OpenTarget openToRead(byte[] folder, byte[] name) throws IOException;

  /// Whether a folder, a link or a special file has its attributes already.
  boolean isDressed(byte[] folder, byte[] name, Attributes attributes, boolean owners)
      throws IOException;

  /// Removes what stands under a name, a folder with everything in it, but nothing of another file
  /// system that is mounted there.
  ///
  /// @param left told of what had to be left
  void remove(byte[] folder, byte[] name, Consumer<byte[]> left) throws IOException;

  /// Waits until everything that was written is on disk.
  void sync() throws IOException;

  @Override
  void close();

  /// A file that is being written.
  interface OpenTarget extends AutoCloseable {
    /// Reads up to `count` bytes from `position`; less only at the file's end.
    int read(byte[] into, int at, int count, long position) throws IOException;

    /// Whether nothing was ever written between `offset` and `offset + length`.
    boolean isHole(long offset, long length);

    /// Takes a part of the file away again, as if nothing had been written there.
    void punch(long offset, long length) throws IOException;

    /// Whether the file has these attributes already.
    boolean isDressed(Attributes attributes, boolean owners) throws IOException;

    /// Takes the room on the disk for a new file of this size, all of which is going to be written
    /// by whatever threads, each with the file open for itself.
    void reserve(long size) throws IOException;

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
