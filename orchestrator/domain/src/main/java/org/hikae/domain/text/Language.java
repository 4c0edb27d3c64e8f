package org.hikae.domain.text;

/// A language that people are spoken to in.
public enum Language {
  EN,
  JA;

  /// The tag used in HTML and in files: `en`, `ja`.
  public String tag() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
