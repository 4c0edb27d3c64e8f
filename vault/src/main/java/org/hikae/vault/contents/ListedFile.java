package org.hikae.vault.contents;

import java.time.Instant;
import java.util.Optional;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.TreePath;

/// A thing in a snapshot, as a listing shows it.
///
/// @param path inside the snapshot; what is not UTF-8 is shown as a replacement character
/// @param mode the permission bits
/// @param target where a symbolic link leads
public record ListedFile(
    String path,
    FileKind kind,
    int mode,
    int uid,
    int gid,
    long size,
    Instant modified,
    Optional<String> target) {
  private static final int PERMISSIONS = 07777;
  private static final long NANOS = 1_000_000_000L;

  static ListedFile of(byte[] path, Attributes attributes, Content content) {
    return new ListedFile(
        TreePath.show(path),
        attributes.kind(),
        attributes.mode() & PERMISSIONS,
        attributes.uid(),
        attributes.gid(),
        attributes.kind() == FileKind.FILE ? attributes.size() : 0,
        Instant.ofEpochSecond(
            Math.floorDiv(attributes.modified(), NANOS),
            Math.floorMod(attributes.modified(), NANOS)),
        content instanceof Content.Target(var target)
            ? Optional.of(TreePath.show(target))
            : Optional.empty());
  }
}
