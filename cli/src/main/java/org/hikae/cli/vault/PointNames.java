package org.hikae.cli.vault;

import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Words;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.hold.Hold;

/// The short form of a point's name; `restore` takes any unambiguous beginning.
final class PointNames {
  private static final int SHOWN = 10;

  private PointNames() {}

  static String brief(Snapshot snapshot) {
    return brief(snapshot.id());
  }

  /// Under which key the words for its kind stand.
  static String kind(Snapshot snapshot) {
    return snapshot.origin().kind() == SnapshotOrigin.Kind.FULL ? "kind.full" : "kind.incremental";
  }

  /// A hold in one line.
  static String hold(Hold hold, Words words) {
    return hold.until()
        .map(end -> words.say("hold.line.until", hold.reason(), hold.by(), Moments.local(end)))
        .orElseGet(() -> words.say("hold.line", hold.reason(), hold.by()));
  }

  static String brief(String id) {
    return id.substring(0, Math.min(SHOWN, id.length()));
  }
}
