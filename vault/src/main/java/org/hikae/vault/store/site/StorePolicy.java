package org.hikae.vault.store.site;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hikae.vault.store.Store.StoredObject;

/// Who may do what with a store that is served to other sites. Asked for every request.
public interface StorePolicy {

  /// What the holder of this certificate may do. The certificate has been verified against the
  /// estate's authority, so its names can be trusted.
  Set<Right> rightsOf(X509Certificate peer);

  /// Until when nobody may delete an object, by this machine's clock; empty when anyone with the
  /// right may.
  default Optional<Instant> lockedUntil(StoredObject object) {
    return Optional.empty();
  }

  /// Lets some peers read and nobody change anything: mirrors pull, so this is what a site needs,
  /// and no credential of another site can destroy its copy.
  static StorePolicy readableBy(Predicate<X509Certificate> peers) {
    return peer -> peers.test(peer) ? EnumSet.of(Right.READ) : EnumSet.noneOf(Right.class);
  }

  /// One kind of access.
  enum Right {
    READ,
    WRITE,
    DELETE
  }
}
