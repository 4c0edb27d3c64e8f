package org.hikae.cluster.identity;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.hikae.protocol.NodeId;

/// Trusts a chain of the estate's authority whose first certificate names a node that is admitted
/// here.
final class NodeTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager authority;
  private final Predicate<NodeId> admitted;

  NodeTrust(X509ExtendedTrustManager authority, Predicate<NodeId> admitted) {
    this.authority = authority;
    this.admitted = admitted;
  }

  private void requireAdmitted(X509Certificate[] chain) throws CertificateException {
    try {
      var node = CertifiedName.read(chain[0]);
      if (!admitted.test(node)) {
        throw new CertificateException(node + " has no business here");
      }
    } catch (IdentityException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    authority.checkClientTrusted(chain, type, socket);
    requireAdmitted(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    authority.checkServerTrusted(chain, type, socket);
    requireAdmitted(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    authority.checkClientTrusted(chain, type, engine);
    requireAdmitted(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    authority.checkServerTrusted(chain, type, engine);
    requireAdmitted(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authority.checkClientTrusted(chain, type);
    requireAdmitted(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authority.checkServerTrusted(chain, type);
    requireAdmitted(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authority.getAcceptedIssuers();
  }
}
