package org.hikae.orchestrator.saml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.hikae.orchestrator.OrchestratorException;

/// Who vouches for people, as its metadata say: what it is called, where people are sent to, and by
/// which keys its signatures are recognised.
///
/// @param signInAt takes requests by the HTTP-Redirect binding
public record IdentityProvider(String entityId, URI signInAt, List<PublicKey> keys) {
  private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
  private static final String SAVE =
      "save the provider's SAML 2.0 metadata there anew; docs/guides/single-sign-on.md says how.";
  private static final int WEAKEST_RSA_BITS = 2048;
  private static final int WEAKEST_EC_BITS = 256;

  public IdentityProvider {
    keys = List.copyOf(keys);
  }

  /// Reads the metadata of one provider, or says in one sentence what is wrong with them.
  public static IdentityProvider read(Path file) throws OrchestratorException {
    try {
      return of(new Part(Xml.plain(Files.readAllBytes(file))));
    } catch (IOException e) {
      throw new OrchestratorException(
          file + " holds no identity provider's metadata: " + e.getMessage(), SAVE, e);
    } catch (NotAccepted e) {
      throw new OrchestratorException(
          file + " holds no identity provider's metadata: something is there twice, or missing",
          SAVE,
          e);
    }
  }

  private static IdentityProvider of(Part root) throws NotAccepted, IOException {
    if (root.is(Part.METADATA, "EntitiesDescriptor")) {
      throw new IOException("it is a federation's, with many of them; take one provider's own");
    }
    root.require(Part.METADATA, "EntityDescriptor");
    var provider = root.one(Part.METADATA, "IDPSSODescriptor");
    return new IdentityProvider(root.must("entityID"), signInAt(provider), keys(provider));
  }

  private static URI signInAt(Part provider) throws NotAccepted, IOException {
    for (var service : provider.parts(Part.METADATA, "SingleSignOnService")) {
      if (service.said("Binding").equals(REDIRECT)) {
        return address(service.must("Location"));
      }
    }
    throw new IOException("it names no SingleSignOnService of the HTTP-Redirect binding");
  }

  /// Over HTTPS, unless it is on this machine itself.
  private static URI address(String text) throws IOException {
    try {
      var address = URI.create(text);
      var host = address.getHost();
      var isSafe = "https".equals(address.getScheme());
      var staysHere = "http".equals(address.getScheme()) && host != null && isHere(host);
      if (host != null && address.getRawFragment() == null && (isSafe || staysHere)) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // It is told below.
    }
    throw new IOException("people cannot be sent to '" + text + "': that is no HTTPS address");
  }

  private static boolean isHere(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static List<PublicKey> keys(Part provider) throws NotAccepted, IOException {
    var keys = new ArrayList<PublicKey>();
    for (var each : provider.parts(Part.METADATA, "KeyDescriptor")) {
      if (each.said("use").isEmpty() || each.said("use").equals("signing")) {
        for (var data : each.one(Part.SIGNATURE, "KeyInfo").parts(Part.SIGNATURE, "X509Data")) {
          for (var certificate : data.parts(Part.SIGNATURE, "X509Certificate")) {
            keys.add(key(certificate.text()));
          }
        }
      }
    }
    if (keys.isEmpty()) {
      throw new IOException("it names no certificate for signing");
    }
    return keys;
  }

  /// Of a certificate only the key counts (metadata interoperability profile, 2.6.1): who may sign
  /// is said by whoever wrote the file, not by a date.
  private static PublicKey key(String base64) throws IOException {
    try {
      var encoded = Base64.getMimeDecoder().decode(base64);
      var key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded))
              .getPublicKey();
      if (isStrong(key)) {
        return key;
      }
      throw new IOException("a key of it is neither RSA of 2048 bits nor EC of 256 and more");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("a certificate in it cannot be read", e);
    }
  }

  private static boolean isStrong(PublicKey key) {
    return switch (key) {
      case RSAKey rsa -> rsa.getModulus().bitLength() >= WEAKEST_RSA_BITS;
      case ECKey ec -> ec.getParams().getOrder().bitLength() >= WEAKEST_EC_BITS;
      default -> false;
    };
  }
}
