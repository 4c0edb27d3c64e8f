package org.hikae.vault.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Access control lists: as Linux keeps them in an extended attribute (little-endian: version 2 as
/// u32; then tag u16, permissions u16, id u32 each), and as tar archives carry them, as text:
/// `user::rw-,user:1000:r--,group::r--,mask::r--,other::---`.
final class PosixAcl {
  static final String ACCESS = "system.posix_acl_access";
  static final String DEFAULT = "system.posix_acl_default";

  private static final int VERSION = 2;
  private static final int NOBODY = -1;

  private enum Tag {
    USER_OBJECT(0x01, "user"),
    USER(0x02, "user"),
    GROUP_OBJECT(0x04, "group"),
    GROUP(0x08, "group"),
    MASK(0x10, "mask"),
    OTHER(0x20, "other");

    private final int code;
    private final String word;

    Tag(int code, String word) {
      this.code = code;
      this.word = word;
    }

    boolean hasId() {
      return this == USER || this == GROUP;
    }

    static Optional<Tag> of(int code) {
      return List.of(values()).stream().filter(tag -> tag.code == code).findFirst();
    }

    static Optional<Tag> of(String word, boolean withId) {
      return List.of(values()).stream()
          .filter(tag -> tag.hasId() == withId)
          .filter(tag -> tag.word.equals(word) || tag.word.substring(0, 1).equals(word))
          .findFirst();
    }
  }

  private record Entry(Tag tag, int permissions, int id) {}

  private PosixAcl() {}

  /// The text of what the attribute holds; empty when it is nothing that we know.
  static Optional<String> text(byte[] attribute) {
    var in = ByteBuffer.wrap(attribute).order(ByteOrder.LITTLE_ENDIAN);
    if (attribute.length < 4 || attribute.length % 8 != 4 || in.getInt() != VERSION) {
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    while (in.hasRemaining()) {
      var tag = Tag.of(in.getShort());
      var permissions = in.getShort();
      var id = in.getInt();
      if (tag.isEmpty()) {
        return Optional.empty();
      }
      var whose = tag.get().hasId() ? Integer.toUnsignedString(id) : "";
      parts.add(tag.get().word + ":" + whose + ":" + letters(permissions));
    }
    return Optional.of(String.join(",", parts));
  }

  private static String letters(int permissions) {
    return ((permissions & 4) == 0 ? "-" : "r")
        + ((permissions & 2) == 0 ? "-" : "w")
        + ((permissions & 1) == 0 ? "-" : "x");
  }

  /// The attribute that the text means; empty when it names somebody by a name alone, or cannot be
  /// read.
  static Optional<byte[]> attribute(byte[] text) {
    var entries = new ArrayList<Entry>();
    for (var part : new String(text, StandardCharsets.UTF_8).split("[,\n]", -1)) {
      var line = part.replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        var entry = entry(line.split(":", -1));
        if (entry.isEmpty()) {
          return Optional.empty();
        }
        entries.add(entry.get());
      }
    }
    entries.sort(
        Comparator.comparing(Entry::tag).thenComparing(Entry::id, Integer::compareUnsigned));
    var out = ByteBuffer.allocate(4 + 8 * entries.size()).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(VERSION);
    for (var entry : entries) {
      out.putShort((short) entry.tag().code).putShort((short) entry.permissions());
      out.putInt(entry.id());
    }
    return entries.isEmpty() ? Optional.empty() : Optional.of(out.array());
  }

  /// The mode that goes with an access control list: its owner's bits, the mask's (or the group's,
  /// where there is no mask) and the others'. Linux keeps the two in step; archives need not.
  static int mode(int mode, byte[] attribute) {
    var in = ByteBuffer.wrap(attribute).order(ByteOrder.LITTLE_ENDIAN).position(4);
    var bits = mode;
    while (in.remaining() >= 8) {
      var tag = Tag.of(in.getShort());
      var permissions = in.getShort() & 7;
      in.getInt();
      bits =
          switch (tag.orElse(Tag.USER)) {
            case USER_OBJECT -> (bits & ~0700) | (permissions << 6);
            // The mask comes after the group, and so has the last word.
            case GROUP_OBJECT, MASK -> (bits & ~0070) | (permissions << 3);
            case OTHER -> (bits & ~0007) | permissions;
            case USER, GROUP -> bits;
          };
    }
    return bits;
  }

  /// `user:NAME:rwx`, `user:NAME:rwx:ID`, `user::rwx`; `mask` and `other` also with one colon.
  private static Optional<Entry> entry(String[] fields) {
    if (fields.length < 2) {
      return Optional.empty();
    }
    var bare = fields.length == 2;
    var whose = bare ? "" : fields[1].strip();
    var permissions = permissions((bare ? fields[1] : fields[2]).strip());
    var tag = Tag.of(fields[0].strip(), !whose.isEmpty());
    if (tag.isEmpty() || permissions.isEmpty()) {
      return Optional.empty();
    }
    if (whose.isEmpty()) {
      return Optional.of(new Entry(tag.get(), permissions.get(), NOBODY));
    }
    return id(fields.length > 3 ? fields[3].strip() : whose)
        .map(id -> new Entry(tag.get(), permissions.get(), id));
  }

  private static Optional<Integer> permissions(String letters) {
    var bits = 0;
    for (var i = 0; i < letters.length(); i++) {
      switch (letters.charAt(i)) {
        case 'r' -> bits |= 4;
        case 'w' -> bits |= 2;
        case 'x' -> bits |= 1;
        case '-' -> {}
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(bits);
  }

  private static Optional<Integer> id(String text) {
    try {
      return Optional.of(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
