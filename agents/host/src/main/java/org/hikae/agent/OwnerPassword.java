package org.hikae.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hikae.protocol.ServiceId;

/// The password of the role that owns a service's database server. It travels inside the data
/// directory, so a server that was restored at another site wants the same one there; both sites
/// have the vault family's key, so both derive it from that, with HMAC-SHA-256.
final class OwnerPassword {
  private static final FileAttribute<?> OURS_ALONE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private OwnerPassword() {}

  /// Keeps it in a file of the folder that only we may read, and returns that.
  static Path keptIn(Path folder, Path keyFile, ServiceId service) throws IOException {
    var file = folder.resolve("owner-password");
    Files.deleteIfExists(file);
    Files.createFile(file, OURS_ALONE);
    return Files.writeString(file, derive(keyFile, service));
  }

  private static String derive(Path keyFile, ServiceId service) throws IOException {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Files.readAllBytes(keyFile), "HmacSHA256"));
      return HexFormat.of()
          .formatHex(mac.doFinal(("postgres owner of " + service).getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
    }
  }
}
