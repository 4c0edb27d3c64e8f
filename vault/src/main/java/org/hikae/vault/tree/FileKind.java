package org.hikae.vault.tree;

/// The kinds of thing a folder can hold, by the type bits of the mode.
public enum FileKind {
  FOLDER(0040000),
  FILE(0100000),
  SYMBOLIC_LINK(0120000),
  FIFO(0010000),
  CHARACTER_DEVICE(0020000),
  BLOCK_DEVICE(0060000),
  SOCKET(0140000),
  UNKNOWN(0);

  private static final int TYPE_BITS = 0170000;

  private final int bits;

  FileKind(int bits) {
    this.bits = bits;
  }

  public int bits() {
    return bits;
  }

  public static FileKind of(int mode) {
    return switch (mode & TYPE_BITS) {
      case 0040000 -> FOLDER;
      case 0100000 -> FILE;
      case 0120000 -> SYMBOLIC_LINK;
      case 0010000 -> FIFO;
      case 0020000 -> CHARACTER_DEVICE;
      case 0060000 -> BLOCK_DEVICE;
      case 0140000 -> SOCKET;
      default -> UNKNOWN;
    };
  }
}
