package org.hikae.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import org.hikae.source.postgres.BackupManifest.Sum;
import org.junit.jupiter.api.Test;

class BackupManifestTest {
  private static final Sum HELLO = Sum.of(5, crc("hello"));

  @Test
  void whatIsMissingChangedOrUnknownIsNamed() throws IOException {
    var manifest = BackupManifest.parse(sealed(file("base/1", HELLO), file("base/2", HELLO)));

    assertThat(manifest.differencesFrom(Map.of("base/1", HELLO, "base/2", HELLO))).isEmpty();
    assertThat(
            manifest.differencesFrom(
                Map.of("base/2", Sum.of(5, crc("hallo")), "base/3", HELLO, "pg_wal/1", HELLO)))
        .hasSize(3)
        .contains("base/1 did not arrive", "base/3 is not in the manifest")
        .anyMatch(line -> line.startsWith("base/2 arrived as "));
  }

  @Test
  void namesThatAreNotTextAreReadFromHex() throws IOException {
    var encoded =
        file("base/1", HELLO).replace("\"Path\": \"base/1\"", "\"Encoded-Path\": \"6261\"");

    assertThat(BackupManifest.parse(sealed(encoded)).files()).containsOnlyKeys("ba");
  }

  @Test
  void aManifestThatWasDamagedIsRefused() {
    var bytes = sealed(file("base/1", HELLO));
    bytes[40] ^= 1;

    assertThatThrownBy(() -> BackupManifest.parse(bytes))
        .hasMessage("the server's backup manifest was damaged on the way");
  }

  private static String file(String path, Sum sum) {
    return """
    { "Path": "%s", "Size": %d, "Last-Modified": "2026-08-20 02:00:00 GMT", \
    "Checksum-Algorithm": "CRC32C", "Checksum": "%s" }\
    """
        .formatted(path, sum.bytes(), sum.crc32c());
  }

  private static byte[] sealed(String... files) {
    var text =
        "{ \"PostgreSQL-Backup-Manifest-Version\": 2,\n\"Files\": [\n"
            + String.join(",\n", files)
            + "\n],\n\"WAL-Ranges\": [\n],\n";
    return (text + "\"Manifest-Checksum\": \"" + sha256(text) + "\"}\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static long crc(String text) {
    var crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
