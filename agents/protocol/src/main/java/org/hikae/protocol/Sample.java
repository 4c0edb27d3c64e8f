package org.hikae.protocol;

/// How much of a vault's packs a verification looks at: so many of equal parts of them. The text
/// form is `1/12`; `1/1` is all of them.
public record Sample(int parts, int of) {
  public static final Sample WHOLE = new Sample(1, 1);

  /// Into how many parts packs can be divided.
  public static final int MOST = 1 << 16;

  public Sample {
    if (parts < 1 || of < parts || of > MOST) {
      throw new IllegalArgumentException(
          "a sample is from 1/" + MOST + " to 1/1 of the packs, not " + parts + "/" + of);
    }
  }

  /// Reads the text form back.
  public static Sample parse(String text) {
    var slash = text.indexOf('/');
    try {
      return new Sample(
          Integer.parseInt(text, 0, slash, 10),
          Integer.parseInt(text, slash + 1, text.length(), 10));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("'" + text + "' is no sample such as 1/12 or 1/1", e);
    }
  }

  public boolean isWhole() {
    return parts == of;
  }

  @Override
  public String toString() {
    return parts + "/" + of;
  }
}
