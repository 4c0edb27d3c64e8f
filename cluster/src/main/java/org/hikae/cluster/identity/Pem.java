package org.hikae.cluster.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// PEM files: certificates and PKCS #8 keys.
final class Pem {
  private static final String KEY = "PRIVATE KEY";

  private Pem() {}

  static X509Certificate certificate(Path file) throws IdentityException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable(file, "a certificate in PEM", e);
    }
  }

  /// The key of a pair whose public half is of the given algorithm.
  static PrivateKey key(Path file, String algorithm) throws IdentityException {
    try {
      var text = Files.readString(file, StandardCharsets.US_ASCII);
      var begin = text.indexOf(line("BEGIN", KEY));
      var end = text.indexOf(line("END", KEY));
      if (begin < 0 || end < begin) {
        throw unreadable(file, "a PKCS #8 private key in PEM", null);
      }
      var base64 = text.substring(begin + line("BEGIN", KEY).length(), end);
      var encoded = Base64.getMimeDecoder().decode(base64);
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      if (e instanceof IdentityException told) {
        throw told;
      }
      throw unreadable(file, "a PKCS #8 private key in PEM of kind " + algorithm, e);
    }
  }

  static void write(Path file, X509Certificate certificate)
      throws IOException, GeneralSecurityException {
    write(file, "CERTIFICATE", certificate.getEncoded());
  }

  static void write(Path file, PrivateKey key) throws IOException {
    write(file, KEY, key.getEncoded());
  }

  /// Readable by its owner from its first byte on.
  private static void write(Path file, String what, byte[] encoded) throws IOException {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, line("BEGIN", what) + "\n" + base64 + "\n" + line("END", what) + "\n");
  }

  private static String line(String edge, String what) {
    return "-----" + edge + " " + what + "-----";
  }

  private static IdentityException unreadable(Path file, String wanted, @Nullable Throwable cause) {
    var why =
        cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage().strip() + ")";
    var there = Files.exists(file);
    return new IdentityException(
        file + (there ? " is not " + wanted + why : " does not exist"),
        "Put the identity folder that was issued for this node there: ca.crt, node.crt, node.key.",
        cause);
  }
}
