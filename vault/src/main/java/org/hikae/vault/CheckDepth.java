package org.hikae.vault;

/// How closely to look.
public enum CheckDepth {
  /// Structure: every snapshot, tree and index opens, and every blob they need is in a pack that is
  /// there.
  STRUCTURE,
  /// Structure, and every pack's bytes match its name.
  STORED_BYTES,
  /// Every frame decrypted, decompressed, and every blob hashed again.
  EVERY_BLOB
}
