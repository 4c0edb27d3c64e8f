package org.hikae.vault.pack;

import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;

/// What a pack's blobs are: files' content, or the trees that describe them. They are kept apart so
/// that reading a tree never needs the large index of contents.
public enum PackKind {
  DATA(1, Layout.DATA_INDEX),
  TREE(2, Layout.TREE_INDEX);

  private final int code;
  private final String indexPrefix;

  PackKind(int code, String indexPrefix) {
    this.code = code;
    this.indexPrefix = indexPrefix;
  }

  public int code() {
    return code;
  }

  /// Where the index segments of such packs lie.
  public String indexPrefix() {
    return indexPrefix;
  }

  static PackKind of(int code) throws FormatException {
    for (var kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new FormatException("an unknown kind of pack: " + code);
  }
}
