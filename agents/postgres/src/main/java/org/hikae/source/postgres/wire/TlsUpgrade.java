package org.hikae.source.postgres.wire;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Turns a fresh connection into a TLS 1.3 one whose server shows a certificate of our authority.
/// Its host name is not compared, since the authority is our own and servers move between sites.
record TlsUpgrade(Path authority) {
  private static final int SSL_REQUEST = 80877103;

  Socket upgrade(Socket plain, String host, int port) throws IOException {
    var request = ByteBuffer.allocate(2 * Integer.BYTES).putInt(2 * Integer.BYTES);
    plain.getOutputStream().write(request.putInt(SSL_REQUEST).array());
    if (plain.getInputStream().read() != 'S') {
      throw new IOException("the server at " + host + ":" + port + " does not offer TLS");
    }
    try {
      var secure = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true);
      secure.setEnabledProtocols(new String[] {"TLSv1.3"});
      secure.startHandshake();
      return secure;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use the authority in " + authority, e);
    }
  }

  private SSLContext context() throws IOException, GeneralSecurityException {
    var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (var in = Files.newInputStream(authority)) {
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("authority-" + trusted.size(), certificate);
      }
    }
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLSv1.3");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
