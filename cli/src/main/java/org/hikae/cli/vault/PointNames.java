package org.hikae.cli.vault;

import org.hikae.vault.Snapshot;

/// The short form of a point's name; `restore` takes any unambiguous beginning.
final class PointNames {
  private static final int SHOWN = 10;

  private PointNames() {}

  static String brief(Snapshot snapshot) {
    return snapshot.id().substring(0, Math.min(SHOWN, snapshot.id().length()));
  }
}
