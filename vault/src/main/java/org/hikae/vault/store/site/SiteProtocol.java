package org.hikae.vault.store.site;

import org.hikae.vault.store.Store.StoredObject;

/// What client and server of a `site:` store agree on: HTTP/1.1 over TLS 1.3, one resource an
/// object, and a listing of one line an object that ends in a line with their number, so that a
/// listing that was cut short is noticed.
final class SiteProtocol {
  static final String OBJECTS = "/objects/";
  static final String WRITTEN_AT = "Hikae-Written-At";
  static final String LOCKED_UNTIL = "Hikae-Locked-Until";
  static final String LOCK_MODE = "Hikae-Lock-Mode";
  static final String LOCK = "LOCK";
  static final String PREFIX_PARAMETER = "prefix=";

  static final int OK = 200;
  static final int CREATED = 201;
  static final int NO_CONTENT = 204;
  static final int PARTIAL = 206;
  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int LENGTH_REQUIRED = 411;
  static final int EXISTED = 412;
  static final int TOO_LARGE = 413;
  static final int NOT_SATISFIABLE = 416;
  static final int LOCKED = 423;
  static final int CONDITION_REQUIRED = 428;
  static final int FAILED = 500;
  static final int NOT_IMPLEMENTED = 501;
  static final int FULL = 507;

  /// No object of a vault comes near this size; it bounds what a peer can make the server hold.
  static final int LARGEST_OBJECT_BYTES = 256 << 20;

  private SiteProtocol() {}

  static String line(StoredObject object) {
    return object.size() + " " + object.writtenAt().toEpochMilli() + " " + object.key() + "\n";
  }

  static String lastLine(long count) {
    return "end " + count + "\n";
  }
}
