package org.hikae.vault.file;

import java.io.IOException;
import org.hikae.vault.file.FileSystemWriter.OpenTarget;
import org.hikae.vault.file.FileSystemWriter.Shortfall;
import org.hikae.vault.tree.Attributes;
import org.jspecify.annotations.Nullable;

/// A file opened for writing on Linux. Much at once goes past the kernel's cache of files where the
/// file system allows that; the blocks at both ends, of which only a part is written, never do.
final class LinuxTarget implements OpenTarget {
  private static final int WORTH_GOING_PAST_THE_CACHE = 256 << 10;
  private static final int UNKNOWN = -1;

  private final Linux linux;
  private final int handle;
  private final @Nullable Newborn newborn;
  private int block = UNKNOWN;

  /// @param newborn what the file has because it is new, or null
  LinuxTarget(Linux linux, int handle, @Nullable Newborn newborn) {
    this.linux = linux;
    this.handle = handle;
    this.newborn = newborn;
  }

  @Override
  public int read(byte[] into, int at, int count, long position) throws IOException {
    return LinuxReader.read(linux, handle, into, at, count, position, LinuxWriter.ITSELF);
  }

  @Override
  public boolean isHole(long offset, long length) {
    var data = linux.seek(handle, offset, Linux.SEEK_DATA);
    return data == -Errno.NXIO || data >= offset + length;
  }

  @Override
  public void punch(long offset, long length) throws IOException {
    var result = linux.punch(handle, offset, length);
    if (result == -Errno.NOTSUP) {
      var zeros = new byte[64 << 10];
      for (var at = 0L; at < length; at += zeros.length) {
        write(zeros, 0, (int) Math.min(zeros.length, length - at), offset + at);
      }
    } else {
      LinuxReader.require(result, LinuxWriter.ITSELF);
    }
  }

  @Override
  public boolean isDressed(Attributes attributes, boolean owners) throws IOException {
    LinuxReader.require(linux.look(handle), LinuxWriter.ITSELF);
    return LinuxWriter.looksLike(LinuxReader.seen(linux), attributes, owners)
        && LinuxAttributes.of(linux, handle).are(attributes.extended(), LinuxWriter.ITSELF);
  }

  @Override
  public void reserve(long size) throws IOException {
    var result = linux.reserve(handle, size);
    if (result != -Errno.NOTSUP) {
      LinuxReader.require(result, LinuxWriter.ITSELF);
    }
    block = linux.directBlock(handle);
  }

  @Override
  public void write(byte[] bytes, int from, int count, long position) throws IOException {
    var total = 0;
    if (count >= WORTH_GOING_PAST_THE_CACHE && directBlock() > 0) {
      var head = (int) Math.floorMod(-position, (long) block);
      writeThrough(bytes, from, head, position);
      total = head + writePast(bytes, from + head, (count - head) / block * block, position + head);
    }
    writeThrough(bytes, from + total, count - total, position + total);
  }

  private int directBlock() {
    if (block < 0) {
      block = linux.directBlock(handle);
    }
    return block;
  }

  /// Writes whole blocks past the kernel's cache: they are not copied there, and what others work
  /// with stays in it.
  ///
  /// @return how many bytes, which is fewer when the file system will not have it so
  private int writePast(byte[] bytes, int from, int count, long position) throws IOException {
    if (linux.setDirect(handle, true) < 0) {
      block = 0;
      return 0;
    }
    var total = 0;
    try {
      while (total < count && total % block == 0) {
        var written = linux.write(handle, bytes, from + total, count - total, position + total);
        if (written == -Errno.INVAL) {
          block = 0;
          break;
        }
        total += LinuxReader.require(written, LinuxWriter.ITSELF);
      }
    } finally {
      LinuxReader.require(linux.setDirect(handle, false), LinuxWriter.ITSELF);
    }
    return total;
  }

  private void writeThrough(byte[] bytes, int from, int count, long position) throws IOException {
    var total = 0;
    while (total < count) {
      var written = linux.write(handle, bytes, from + total, count - total, position + total);
      total += LinuxReader.require(written, LinuxWriter.ITSELF);
    }
  }

  @Override
  public void setSize(long size) throws IOException {
    LinuxReader.require(linux.setSize(handle, size), LinuxWriter.ITSELF);
  }

  @Override
  public Shortfall dress(Attributes attributes, boolean owners) throws IOException {
    return LinuxWriter.dress(linux, handle, attributes, owners, newborn);
  }

  @Override
  public void close() {
    linux.close(handle);
  }
}
