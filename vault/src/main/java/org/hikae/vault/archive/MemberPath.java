package org.hikae.vault.archive;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.hikae.vault.VaultException;
import org.hikae.vault.tree.TreePath;

/// The paths of an archive made safe: below the snapshot's top, without dots, or refused.
final class MemberPath {
  private static final int LONGEST = 1 << 20;
  private static final int LONGEST_NAME = 4096;

  private MemberPath() {}

  static boolean isAbsolute(byte[] path) {
    return path.length > 0 && path[0] == '/';
  }

  static byte[] safe(byte[] path) throws VaultException {
    if (path.length > LONGEST) {
      throw unsafe(path, "is longer than any path");
    }
    var kept = new ByteArrayOutputStream(path.length);
    for (var from = 0; from < path.length; ) {
      var to = from;
      while (to < path.length && path[to] != '/') {
        if (path[to] == 0) {
          throw unsafe(path, "has a zero byte");
        }
        to++;
      }
      add(path, from, to, kept);
      from = to + 1;
    }
    return kept.toByteArray();
  }

  private static void add(byte[] path, int from, int to, ByteArrayOutputStream kept)
      throws VaultException {
    var length = to - from;
    var dots = length <= 2;
    for (var i = from; i < to; i++) {
      dots &= path[i] == '.';
    }
    if (dots && length == 2) {
      throw unsafe(path, "leads out of the archive");
    }
    if (length > LONGEST_NAME) {
      throw unsafe(path, "has a name longer than any");
    }
    if (!dots) {
      if (kept.size() > 0) {
        kept.write('/');
      }
      kept.write(path, from, length);
    }
  }

  private static VaultException unsafe(byte[] path, String why) {
    var shown = TreePath.show(path.length > 200 ? Arrays.copyOf(path, 200) : path);
    return new VaultException(
        VaultException.Code.UNSAFE_PATH,
        shown + " " + why,
        "The archive is broken or hostile; nothing of it became a point.");
  }
}
