package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A self-signed server certificate as PEM files.
final class TestAuthority {
  private static final char[] SECRET = "irrelevant".toCharArray();

  private TestAuthority() {}

  static ServerTls in(Path folder) throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    var file = folder.resolve("store.p12");
    Program.run(keytool(file), Duration.ofSeconds(60));
    var store = KeyStore.getInstance(file.toFile(), SECRET);
    var certificate =
        pem(folder.resolve("node.crt"), "CERTIFICATE", store.getCertificate("node").getEncoded());
    var key =
        pem(folder.resolve("node.key"), "PRIVATE KEY", store.getKey("node", SECRET).getEncoded());
    return new ServerTls(certificate, key, certificate, ServerTls.Clients.PASSWORD);
  }

  private static List<String> keytool(Path store) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of("-genkeypair", "-alias", "node", "-dname", "CN=localhost"));
    line.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    line.addAll(List.of("-keystore", store.toString(), "-storepass", new String(SECRET)));
    return line;
  }

  private static Path pem(Path file, String what, byte[] encoded) throws IOException {
    Folders.createPrivateFile(file);
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
  }
}
