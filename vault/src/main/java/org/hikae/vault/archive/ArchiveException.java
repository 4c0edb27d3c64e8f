package org.hikae.vault.archive;

import java.io.IOException;

/// An archive is not what it ought to be; the message says how.
final class ArchiveException extends IOException {
  ArchiveException(String message) {
    super(message);
  }

  ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
