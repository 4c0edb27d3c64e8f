package org.hikae.cluster.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.hikae.protocol.NodeId;

/// An estate's own certificate authority: a folder with `ca.crt` and `ca.key`. It makes identity
/// folders for nodes; no running node ever needs it, so it belongs in a safe.
public final class Authority {
  private static final X500Name NAME = new X500Name("CN=Hikae estate authority");
  private static final Duration AUTHORITY_LASTS = Duration.ofDays(3650);
  private static final Duration NODE_LASTS = Duration.ofDays(825);

  /// Nodes whose clocks lag a little accept a certificate that was made a moment ago.
  private static final Duration BACKDATED = Duration.ofHours(1);

  private final X509Certificate certificate;
  private final PrivateKey key;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  private Authority(X509Certificate certificate, PrivateKey key, Clock clock) {
    this.certificate = certificate;
    this.key = key;
    this.clock = clock;
  }

  /// Makes a new authority in a folder that has none yet.
  public static Authority create(Path folder, Clock clock) throws IOException {
    makePrivate(folder);
    try {
      var pair = newPair();
      var now = clock.instant();
      var builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              new BigInteger(127, new SecureRandom()),
              Date.from(now.minus(BACKDATED)),
              Date.from(now.plus(AUTHORITY_LASTS)),
              NAME,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      var certificate = sign(builder, pair.getPrivate());
      Pem.write(folder.resolve("ca.key"), pair.getPrivate());
      Pem.write(folder.resolve("ca.crt"), certificate);
      return new Authority(certificate, pair.getPrivate(), clock);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("cannot make a certificate authority in " + folder, e);
    }
  }

  /// Opens an authority that [#create] made.
  public static Authority open(Path folder, Clock clock) throws IOException {
    var certificate = Pem.certificate(folder.resolve("ca.crt"));
    var key = Pem.key(folder.resolve("ca.key"), certificate.getPublicKey().getAlgorithm());
    return new Authority(certificate, key, clock);
  }

  /// Makes a node's identity folder: `ca.crt`, `node.crt`, `node.key`, readable by their owner
  /// only. `hosts` are the names and IP addresses under which others connect to the node.
  public void issue(NodeId node, List<String> hosts, Path folder) throws IOException {
    makePrivate(folder);
    try {
      var pair = newPair();
      Pem.write(folder.resolve("node.key"), pair.getPrivate());
      Pem.write(folder.resolve("node.crt"), certify(node, hosts, pair.getPublic()));
      Pem.write(folder.resolve("ca.crt"), certificate);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("cannot issue a certificate for " + node, e);
    }
  }

  X509Certificate certify(NodeId node, List<String> hosts, PublicKey subject)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    var now = clock.instant();
    var builder =
        new JcaX509v3CertificateBuilder(
            certificate,
            new BigInteger(127, random),
            Date.from(now.minus(BACKDATED)),
            Date.from(now.plus(NODE_LASTS)),
            new X500Name("CN=" + node),
            subject);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage,
        false,
        new ExtendedKeyUsage(
            new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
    builder.addExtension(Extension.subjectAlternativeName, false, names(node, hosts));
    return sign(builder, key);
  }

  private static GeneralNames names(NodeId node, List<String> hosts) {
    var names = new ArrayList<GeneralName>();
    names.add(new GeneralName(GeneralName.uniformResourceIdentifier, CertifiedName.uri(node)));
    for (var host : hosts) {
      var isAddress = host.contains(":") || host.matches("[0-9.]+");
      names.add(new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, host));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static KeyPair newPair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static void makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }
}
