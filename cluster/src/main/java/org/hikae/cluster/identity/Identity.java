package org.hikae.cluster.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.hikae.protocol.NodeId;

/// What a process is, proven by the certificate in its identity folder (`ca.crt`, `node.crt`,
/// `node.key`, all PEM). Everything that it makes speaks TLS 1.3 only and asks the other side for a
/// certificate of the same authority.
public final class Identity {
  /// The cipher suites of TLS 1.3 whose keys have 256 bits: contexts made here take no other.
  public static final List<String> CIPHERS =
      List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  private static final int WEAKEST_RSA_BITS = 2048;

  private final NodeId node;
  private final X509ExtendedKeyManager keys;
  private final X509ExtendedTrustManager authority;

  private Identity(NodeId node, X509ExtendedKeyManager keys, X509ExtendedTrustManager authority) {
    this.node = node;
    this.keys = keys;
    this.authority = authority;
  }

  /// Reads an identity folder; refuses one that is unreadable, expired, or does not fit together.
  public static Identity load(Path folder, Clock clock) throws IdentityException {
    var ca = Pem.certificate(folder.resolve("ca.crt"));
    var certificate = Pem.certificate(folder.resolve("node.crt"));
    var key = Pem.key(folder.resolve("node.key"), certificate.getPublicKey().getAlgorithm());
    requireValid(folder.resolve("ca.crt"), ca, clock);
    requireValid(folder.resolve("node.crt"), certificate, clock);
    var node = CertifiedName.read(certificate);
    try {
      requireIssuedBy(folder, ca, certificate);
      requirePair(folder, certificate.getPublicKey(), key);
      return new Identity(node, keyManager(certificate, key), trustManager(ca));
    } catch (GeneralSecurityException | IOException e) {
      if (e instanceof IdentityException told) {
        throw told;
      }
      throw new IdentityException(
          "the identity in " + folder + " cannot be used: " + e.getMessage(),
          "Issue it again: keys are EC P-256 or RSA of 2048 bits and more.",
          e);
    }
  }

  /// TLS for a client that shows nothing and believes the nodes of the authority whose certificate
  /// is in the file `ca`.
  public static SSLContext unshown(Path ca, Clock clock) throws IdentityException {
    var certificate = Pem.certificate(ca);
    requireValid(ca, certificate, clock);
    try {
      return StrictTls.context(null, new NodeTrust(trustManager(certificate), _ -> true));
    } catch (GeneralSecurityException | IOException e) {
      throw new IdentityException(
          ca + " cannot be used: " + e.getMessage(), "Name the estate's ca.crt.", e);
    }
  }

  /// What the authority whose certificate is in the file `ca` is told by: the certificate's
  /// SHA-256, hexadecimal.
  public static String authority(Path ca) throws IdentityException {
    try {
      var encoded = Pem.certificate(ca).getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    } catch (GeneralSecurityException e) {
      throw new IdentityException(
          ca + " cannot be used: " + e.getMessage(), "Name the estate's ca.crt.", e);
    }
  }

  /// The node that a certificate names. Says nothing about who signed it: ask this of certificates
  /// whose connection was accepted.
  public static NodeId peer(X509Certificate certificate) throws IdentityException {
    return CertifiedName.read(certificate);
  }

  public NodeId node() {
    return node;
  }

  /// TLS for clients and servers alike: 1.3 only, servers require a certificate.
  public SSLContext tls() {
    return tls(_ -> true);
  }

  /// The same, refusing peers that `admitted` turns down.
  public SSLContext tls(Predicate<NodeId> admitted) {
    return StrictTls.context(keys, trust(admitted));
  }

  /// For stacks that build their own context.
  public X509ExtendedKeyManager keys() {
    return keys;
  }

  /// For stacks that build their own context; trusts nodes of the same authority that `admitted`
  /// accepts.
  public X509ExtendedTrustManager trust(Predicate<NodeId> admitted) {
    return new NodeTrust(authority, admitted);
  }

  private static void requireValid(Path file, X509Certificate certificate, Clock clock)
      throws IdentityException {
    var now = clock.instant();
    if (now.isAfter(certificate.getNotAfter().toInstant())) {
      throw new IdentityException(
          file + " has expired at " + certificate.getNotAfter().toInstant(),
          "Issue a new identity with the estate's authority.");
    }
    if (now.isBefore(certificate.getNotBefore().toInstant())) {
      throw new IdentityException(
          file + " is not valid before " + certificate.getNotBefore().toInstant(),
          "Check this machine's clock: it says " + now + ".");
    }
  }

  private static void requireIssuedBy(Path folder, X509Certificate ca, X509Certificate certificate)
      throws IdentityException {
    try {
      certificate.verify(ca.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new IdentityException(
          "node.crt in " + folder + " was not issued by the authority in ca.crt",
          "The files of one identity folder belong together; copy the whole folder again.",
          e);
    }
  }

  private static void requirePair(Path folder, PublicKey publicKey, PrivateKey key)
      throws GeneralSecurityException, IdentityException {
    if (publicKey instanceof RSAKey rsa && rsa.getModulus().bitLength() < WEAKEST_RSA_BITS) {
      throw new GeneralSecurityException("its RSA key is shorter than 2048 bits");
    }
    var algorithm = publicKey instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSA";
    var probe = folder.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(probe);
    var verifier = Signature.getInstance(algorithm);
    verifier.initVerify(publicKey);
    verifier.update(probe);
    if (!verifier.verify(signer.sign())) {
      throw new IdentityException(
          "node.key in " + folder + " is not the key of node.crt",
          "The files of one identity folder belong together; copy the whole folder again.");
    }
  }

  private static X509ExtendedKeyManager keyManager(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("node", key, new char[0], new X509Certificate[] {certificate});
    var factory = KeyManagerFactory.getInstance("SunX509");
    factory.init(store, new char[0]);
    return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
  }

  private static X509ExtendedTrustManager trustManager(X509Certificate ca)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", ca);
    var factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }
}
