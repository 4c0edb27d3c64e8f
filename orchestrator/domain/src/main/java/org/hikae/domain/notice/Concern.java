package org.hikae.domain.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.text.Bilingual;

/// Something that people may have to be told.
///
/// @param subject what it is about, the same for as long as it is the same concern, however its
///   sentence changes
/// @param command what to type next; empty when there is nothing to do
/// @param page where the console shows it
/// @param happened whether it happened once, and does not last until it is over
public record Concern(
    String subject,
    Urgency urgency,
    Bilingual sentence,
    String command,
    String page,
    boolean happened) {
  private static final int ID_BYTES = 8;

  /// The name of a concern of this subject, as its notice has it: 16 hexadecimal digits.
  public String id() {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
