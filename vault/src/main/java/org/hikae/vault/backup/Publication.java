package org.hikae.vault.backup;

import java.io.IOException;
import java.time.Duration;
import org.hikae.vault.Snapshot;
import org.hikae.vault.VaultException;
import org.hikae.vault.check.Completeness;
import org.hikae.vault.format.Layout;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;

/// The last step of every run: the snapshot becomes visible. A run that took longer than prunes
/// wait looks first whether all it counted on is still there.
final class Publication {
  private Publication() {}

  static Snapshot publish(Opened vault, Manifest manifest) throws IOException {
    var took = Duration.between(manifest.startedAt(), vault.surroundings().clock().instant());
    if (took.compareTo(Layout.LEAST_GRACE.dividedBy(2)) > 0) {
      requireComplete(vault, manifest);
    }
    return manifest.snapshot(vault.manifests().publish(manifest));
  }

  private static void requireComplete(Opened vault, Manifest manifest) throws IOException {
    var problems = Completeness.load(vault).problems(manifest);
    if (!problems.isEmpty()) {
      throw new VaultException(
          VaultException.Code.DAMAGED,
          "a prune overtook this long backup: " + problems.getFirst(),
          "Back up again; what was stored is not stored twice.");
    }
  }
}
