package org.hikae.vault.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hikae.vault.tree.Attributes.Extended;

/// The extended attributes and access control lists among a member's pax records, as star, GNU tar,
/// bsdtar and this program write them.
final class ExtendedRecords {
  private static final String SCHILY = "SCHILY.xattr.";
  private static final String LIBARCHIVE = "LIBARCHIVE.xattr.";

  private final PaxRecords records;
  private final byte[] path;
  private final MemberNotes notes;

  ExtendedRecords(PaxRecords records, byte[] path, MemberNotes notes) {
    this.records = records;
    this.path = path;
    this.notes = notes;
  }

  List<Extended> extended() throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    for (var record : records.all().entrySet()) {
      var key = record.getKey();
      var value = record.getValue();
      if (key.startsWith(LIBARCHIVE)) {
        found.putIfAbsent(decoded(key.substring(LIBARCHIVE.length())), base64(value));
      } else if (key.startsWith(SCHILY)) {
        found.put(decoded(key.substring(SCHILY.length())), value);
      } else if (key.equals("RHT.security.selinux")) {
        found.putIfAbsent("security.selinux", withZero(value));
      }
    }
    accessControl("SCHILY.acl.access", PosixAcl.ACCESS, found);
    accessControl("SCHILY.acl.default", PosixAcl.DEFAULT, found);
    var extended = new ArrayList<Extended>();
    found.forEach((name, value) -> extended.add(new Extended(RawText.bytes(name), value)));
    extended.sort((x, y) -> Arrays.compareUnsigned(x.name(), y.name()));
    return extended;
  }

  private void accessControl(String key, String attribute, Map<String, byte[]> into) {
    var text = records.bytes(key);
    if (text.isPresent()) {
      var binary = PosixAcl.attribute(text.get());
      if (binary.isPresent()) {
        into.put(attribute, binary.get());
      } else {
        notes.add(path, "lost an access control list that names somebody without a number");
      }
    }
  }

  private static byte[] withZero(byte[] value) {
    return value.length > 0 && value[value.length - 1] == 0
        ? value
        : Arrays.copyOf(value, value.length + 1);
  }

  /// `%3D` and its like; whatever else has a percent sign is left as it is.
  private static String decoded(String name) {
    var text = new StringBuilder();
    for (var i = 0; i < name.length(); i++) {
      var hex = i + 2 < name.length() && name.charAt(i) == '%' ? name.substring(i + 1, i + 3) : "";
      if (hex.matches("[0-9A-Fa-f]{2}")) {
        text.append((char) Integer.parseInt(hex, 16));
        i += 2;
      } else {
        text.append(name.charAt(i));
      }
    }
    return text.toString();
  }

  private static byte[] base64(byte[] value) throws ArchiveException {
    try {
      return Base64.getDecoder().decode(RawText.of(value).replaceAll("=+$", ""));
    } catch (IllegalArgumentException e) {
      throw new ArchiveException("has an extended attribute that cannot be read", e);
    }
  }
}
