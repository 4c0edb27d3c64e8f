package org.hikae.vault.store.site;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority and the nodes that it vouches for, all on the loopback address.
final class Estate {
  private static final char[] NO_PASSWORD = {};
  private static final X500Principal NAME = new X500Principal("CN=Test estate");

  private final AtomicLong serial = new AtomicLong(1);
  private final KeyPair keys = newKeys();
  private final X509Certificate authority;

  Estate() throws Exception {
    var extension = new BasicConstraints(true);
    authority =
        sign(certificate(NAME, keys).addExtension(Extension.basicConstraints, true, extension));
  }

  /// What a node of this estate connects and listens with.
  SSLContext node(String name) throws Exception {
    var nodeKeys = newKeys();
    var addresses = new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    var certificate =
        sign(
            certificate(new X500Principal("CN=" + name), nodeKeys)
                .addExtension(Extension.subjectAlternativeName, false, addresses));
    return context(nodeKeys.getPrivate(), certificate);
  }

  static String nameOf(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName().substring("CN=".length());
  }

  private SSLContext context(PrivateKey key, X509Certificate certificate) throws Exception {
    var own = emptyKeyStore();
    own.setKeyEntry("node", key, NO_PASSWORD, new X509Certificate[] {certificate});
    var keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(own, NO_PASSWORD);
    var trusted = emptyKeyStore();
    trusted.setCertificateEntry("authority", authority);
    var trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  private JcaX509v3CertificateBuilder certificate(X500Principal subject, KeyPair subjectKeys) {
    var now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        NAME,
        BigInteger.valueOf(serial.getAndIncrement()),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(Duration.ofHours(1))),
        subject,
        subjectKeys.getPublic());
  }

  private X509Certificate sign(X509v3CertificateBuilder certificate) throws Exception {
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(certificate.build(signer));
  }

  private static KeyStore emptyKeyStore() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}
