package org.hikae.source.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server's own list of what it sent: each file with its size and CRC-32C, itself sealed with a
/// SHA-256. The server writes one file a line, which is how it is read here; the format is in
/// PostgreSQL's documentation, "Backup Manifest Format".
///
/// @param files by path in the data directory; what is in `pg_wal` is not listed
record BackupManifest(Map<String, Sum> files) {
  private static final Pattern FILE =
      Pattern.compile(
          "\\{ \"(Path|Encoded-Path)\": \"((?:[^\"\\\\]|\\\\.)*)\", \"Size\": (\\d+),.*"
              + "\"Checksum-Algorithm\": \"CRC32C\", \"Checksum\": \"([0-9a-f]{8})\" \\}");
  private static final Pattern SEAL =
      Pattern.compile("\"Manifest-Checksum\": \"([0-9a-f]{64})\"\\}");

  BackupManifest {
    files = Map.copyOf(files);
  }

  /// What a file weighs and sums up to, in the manifest's own spelling.
  record Sum(long bytes, String crc32c) {
    /// PostgreSQL prints the four bytes as they lie in memory, least significant first.
    static Sum of(long bytes, long crc) {
      return new Sum(bytes, "%08x".formatted(Integer.reverseBytes((int) crc)));
    }
  }

  static BackupManifest parse(byte[] bytes) throws IOException {
    var text = new String(bytes, StandardCharsets.UTF_8);
    requireSeal(text);
    var files = new HashMap<String, Sum>();
    for (var line : text.lines().toList()) {
      var file = FILE.matcher(line);
      if (file.find()) {
        files.put(path(file), new Sum(Long.parseLong(file.group(3)), file.group(4)));
      }
    }
    return new BackupManifest(files);
  }

  /// One sentence for each way in which what arrived is not what was sent.
  List<String> differencesFrom(Map<String, Sum> arrived) {
    var differences = new ArrayList<String>();
    files.forEach(
        (path, sum) -> {
          var found = arrived.get(path);
          if (found == null) {
            differences.add(path + " did not arrive");
          } else if (!found.equals(sum)) {
            differences.add(path + " arrived as " + found + " where " + sum + " was sent");
          }
        });
    arrived.keySet().stream()
        .filter(path -> !files.containsKey(path) && !path.startsWith("pg_wal/"))
        .forEach(path -> differences.add(path + " is not in the manifest"));
    differences.sort(null);
    return differences;
  }

  private static void requireSeal(String text) throws IOException {
    var seal = SEAL.matcher(text);
    if (!seal.find()) {
      throw new IOException("the server's backup manifest has no checksum of its own");
    }
    var sealed = text.substring(0, text.lastIndexOf('\n', seal.start()) + 1);
    if (!seal.group(1).equals(sha256(sealed))) {
      throw new IOException("the server's backup manifest was damaged on the way");
    }
  }

  private static String path(Matcher file) {
    var path = file.group(2);
    return file.group(1).equals("Encoded-Path")
        ? new String(HexFormat.of().parseHex(path), StandardCharsets.UTF_8)
        : path.replaceAll("\\\\(.)", "$1");
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
