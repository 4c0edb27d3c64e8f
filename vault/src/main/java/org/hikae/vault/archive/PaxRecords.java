package org.hikae.vault.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The records of a pax header, values as bytes: names need not be text, and extended attributes
/// never are. (The library's own maps are of strings, and lose both.)
///
/// A record is `LENGTH KEY=VALUE\n`; the length counts the whole record.
final class PaxRecords {
  private final Map<String, byte[]> records = new LinkedHashMap<>();

  void put(String key, byte[] value) {
    records.put(key, value);
  }

  void put(String key, String value) {
    records.put(key, value.getBytes(US_ASCII));
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  Map<String, byte[]> all() {
    return records;
  }

  Optional<byte[]> bytes(String key) {
    return Optional.ofNullable(records.get(key));
  }

  Optional<String> text(String key) {
    return bytes(key).map(RawText::of);
  }

  /// Takes over what `later` says; an empty value takes a record away, but for extended attributes,
  /// which may be empty.
  void override(PaxRecords later) {
    later.records.forEach(
        (key, value) -> {
          if (value.length == 0 && !key.contains(".xattr.")) {
            records.remove(key);
          } else {
            records.put(key, value);
          }
        });
  }

  byte[] encode() {
    var out = new ByteArrayOutputStream();
    records.forEach(
        (key, value) -> {
          var name = RawText.bytes(key);
          var body = name.length + value.length + 3;
          var length = body + digits(body + digits(body));
          out.writeBytes((length + " ").getBytes(US_ASCII));
          out.writeBytes(name);
          out.write('=');
          out.writeBytes(value);
          out.write('\n');
        });
    return out.toByteArray();
  }

  private static int digits(int number) {
    return Integer.toString(number).length();
  }

  /// Reads a header's content. Offsets and sizes of the oldest sparse form appear many times under
  /// one key; they are gathered as that form's successor writes them.
  static PaxRecords decode(byte[] content) throws ArchiveException {
    var records = new PaxRecords();
    var map = new StringBuilder();
    for (var at = 0; at < content.length; ) {
      var space = indexOf(content, (byte) ' ', at, Math.min(content.length, at + 11));
      var length = (int) number(content, at, space, content.length - at);
      var equals = indexOf(content, (byte) '=', space, at + length);
      if (content[at + length - 1] != '\n') {
        throw new ArchiveException("a pax record does not end where it says");
      }
      var key = RawText.of(Arrays.copyOfRange(content, space + 1, equals));
      var value = Arrays.copyOfRange(content, equals + 1, at + length - 1);
      if (key.equals("GNU.sparse.offset") || key.equals("GNU.sparse.numbytes")) {
        map.append(map.isEmpty() ? "" : ",").append(RawText.of(value));
      } else {
        records.put(key, value);
      }
      at += length;
    }
    if (!map.isEmpty()) {
      records.put("GNU.sparse.map", map.toString());
    }
    return records;
  }

  private static int indexOf(byte[] content, byte wanted, int from, int to)
      throws ArchiveException {
    for (var i = from; i < to; i++) {
      if (content[i] == wanted) {
        return i;
      }
    }
    throw new ArchiveException("a pax header cannot be read");
  }

  private static long number(byte[] content, int from, int to, long most) throws ArchiveException {
    return number(RawText.of(Arrays.copyOfRange(content, from, to)), 1, most);
  }

  /// A decimal number within limits.
  static long number(String text, long least, long most) throws ArchiveException {
    try {
      var number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new ArchiveException("a number that cannot be meant: " + shortened(text));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
