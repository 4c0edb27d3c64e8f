package org.hikae.vault.tree;

import java.util.Comparator;

/// The order of paths in a tree: byte by byte as unsigned numbers, with the slash before everything
/// else, so that a folder's content follows it directly, its subfolders in the order of their
/// names.
public final class PathOrder implements Comparator<byte[]> {
  public static final PathOrder INSTANCE = new PathOrder();

  private PathOrder() {}

  @Override
  public int compare(byte[] x, byte[] y) {
    var common = Math.min(x.length, y.length);
    for (var i = 0; i < common; i++) {
      if (x[i] != y[i]) {
        return weight(x[i]) - weight(y[i]);
      }
    }
    return x.length - y.length;
  }

  private static int weight(byte b) {
    return b == '/' ? 0 : (b & 0xff) + 1;
  }
}
