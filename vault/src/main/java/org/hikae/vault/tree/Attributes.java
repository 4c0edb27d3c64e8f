package org.hikae.vault.tree;

import java.util.List;

/// What belongs to a file besides its name and content.
///
/// @param mode type and permission bits
/// @param size in bytes, holes included
/// @param modified nanoseconds since 1970
/// @param changed nanoseconds since 1970 when the file or its attributes changed; 0 when unknown
/// @param inode the file's number in its file system; 0 when unknown
/// @param link names of one file share this number; 0 for a file with one name
/// @param device a device's number
/// @param extended extended attributes, access control lists among them
public record Attributes(
    int mode,
    int uid,
    int gid,
    long size,
    long modified,
    long changed,
    long inode,
    long link,
    long device,
    List<Extended> extended) {
  public Attributes {
    extended = List.copyOf(extended);
  }

  public static Attributes plain(int mode, long size, long modified) {
    return new Attributes(mode, 0, 0, size, modified, 0, 0, 0, 0, List.of());
  }

  public FileKind kind() {
    return FileKind.of(mode);
  }

  /// Whether a look from outside shows no difference: nothing says that the file was touched.
  public boolean looksLike(Attributes other) {
    return mode == other.mode
        && uid == other.uid
        && gid == other.gid
        && size == other.size
        && modified == other.modified
        && changed == other.changed
        && inode == other.inode
        && link == other.link
        && device == other.device;
  }

  /// Mode and owner alone: for folders that only lead to what was backed up, and whose times would
  /// make every tree differ from the one before.
  public Attributes outline() {
    return new Attributes(mode, uid, gid, 0, 0, 0, 0, 0, 0, List.of());
  }

  public boolean isOutline() {
    return modified == 0 && changed == 0 && inode == 0;
  }

  public Attributes withExtended(List<Extended> attributes) {
    return new Attributes(mode, uid, gid, size, modified, changed, inode, link, device, attributes);
  }

  public Attributes withSize(long bytes) {
    return new Attributes(mode, uid, gid, bytes, modified, changed, inode, link, device, extended);
  }

  public Attributes withLink(long number) {
    return new Attributes(mode, uid, gid, size, modified, changed, inode, number, device, extended);
  }

  /// One extended attribute, bytes as they are.
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Extended(byte[] name, byte[] value) {}
}
