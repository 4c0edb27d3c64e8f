package org.hikae.postgres.server;

import java.nio.file.Path;

/// Which PostgreSQL to run.
public sealed interface BinariesChoice {
  /// The one that comes with Hikae, unpacked on first use.
  record Bundled() implements BinariesChoice {}

  /// The newest installed one of version 15 or newer.
  record Installed() implements BinariesChoice {}

  /// An installed one when there is one, the bundled one otherwise.
  record PreferInstalled() implements BinariesChoice {}

  /// The programs in this folder (the one that holds `postgres` and `initdb`).
  record Folder(Path bin) implements BinariesChoice {}
}
