package org.hikae.vault.store.site;

import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;

/// A lock as requests and replies between sites carry it.
final class LockHeaders {
  private LockHeaders() {}

  static HttpRequest.Builder on(HttpRequest.Builder request, Lock lock) {
    return request
        .header(SiteProtocol.LOCKED_UNTIL, lock.until().toString())
        .header(SiteProtocol.LOCK_MODE, lock.mode().name());
  }

  /// The lock that headers speak of; empty when there is none that makes sense.
  static Optional<Lock> in(Function<String, Optional<String>> header) {
    return header
        .apply(SiteProtocol.LOCKED_UNTIL)
        .flatMap(LockHeaders::instant)
        .map(until -> new Lock(until, mode(header)));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Mode mode(Function<String, Optional<String>> header) {
    var governed = header.apply(SiteProtocol.LOCK_MODE).filter(Mode.GOVERNANCE.name()::equals);
    return governed.isPresent() ? Mode.GOVERNANCE : Mode.COMPLIANCE;
  }
}
