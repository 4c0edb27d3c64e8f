package org.hikae.cluster.identity;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.hikae.protocol.NodeId;

/// How a certificate names a node: an alternative name `hikae://site/role/name`, nothing else
/// counts.
final class CertifiedName {
  private static final String SCHEME = "hikae://";
  private static final int URI_NAME = 6;

  private CertifiedName() {}

  static String uri(NodeId node) {
    return SCHEME + node.site() + "/" + node.role().word() + "/" + node.name();
  }

  static NodeId read(X509Certificate certificate) throws IdentityException {
    var named = uris(certificate).stream().filter(uri -> uri.startsWith(SCHEME)).toList();
    if (named.size() != 1) {
      throw refused(certificate, "names " + named.size() + " nodes");
    }
    var parts = named.getFirst().substring(SCHEME.length()).split("/", -1);
    if (parts.length != 3) {
      throw refused(certificate, "says " + named.getFirst());
    }
    try {
      return NodeId.parse(parts[1] + "." + parts[0] + "." + parts[2]);
    } catch (IllegalArgumentException e) {
      throw refused(certificate, "says " + named.getFirst());
    }
  }

  private static List<String> uris(X509Certificate certificate) throws IdentityException {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> name.get(0).equals(URI_NAME))
              .map(name -> String.valueOf(name.get(1)))
              .toList();
    } catch (CertificateParsingException e) {
      throw refused(certificate, "has unreadable names");
    }
  }

  private static IdentityException refused(X509Certificate certificate, String because) {
    return new IdentityException(
        "the certificate of " + certificate.getSubjectX500Principal() + " " + because,
        "A node's certificate has one alternative name hikae://site/role/name; issue it again.");
  }
}
