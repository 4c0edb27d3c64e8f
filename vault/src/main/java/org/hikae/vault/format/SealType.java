package org.hikae.vault.format;

/// What a seal is for. Each has a key of its own and says its code in the authenticated header, so
/// that nothing sealed as one thing opens as another.
public enum SealType {
  SETTINGS(1, "hikae/1/seal/settings"),
  MASTER_KEY(2, "hikae/1/seal/master-key"),
  FRAME(3, "hikae/1/seal/frame"),
  DIRECTORY(4, "hikae/1/seal/directory"),
  INDEX(5, "hikae/1/seal/index"),
  SNAPSHOT(6, "hikae/1/seal/snapshot"),
  CONDEMNED(7, "hikae/1/seal/condemned"),
  HOLD(8, "hikae/1/seal/hold"),
  LABEL(9, "hikae/1/seal/label"),
  VERIFIED(10, "hikae/1/seal/verified"),
  PROBE(12, "hikae/1/seal/probe");

  private final int code;
  private final String label;

  SealType(int code, String label) {
    this.code = code;
    this.label = label;
  }

  /// The label its key is derived with.
  public String label() {
    return label;
  }

  /// What every seal of this type authenticates besides its content: `HIKAE`, the format, the code.
  byte[] header() {
    return new byte[] {'H', 'I', 'K', 'A', 'E', Layout.VERSION, (byte) code};
  }
}
