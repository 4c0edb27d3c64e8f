package org.hikae.protocol;

/// What of a snapshot is handed out: a file as it is, or a folder as an archive.
public enum FileForm {
  FILE(""),
  ZIP(".zip"),
  TAR_ZST(".tar.zst");

  private final String ending;

  FileForm(String ending) {
    this.ending = ending;
  }

  /// What is put behind the name; nothing behind a file's.
  public String ending() {
    return ending;
  }
}
