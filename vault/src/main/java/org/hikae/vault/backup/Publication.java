package org.hikae.vault.backup;

import java.io.IOException;
import java.time.Duration;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.VaultException;
import org.hikae.vault.check.Completeness;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.key.Opened;
import org.hikae.vault.lock.LockRun;
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
    var name = vault.manifests().publish(manifest);
    lock(vault, name);
    return manifest.snapshot(name);
  }

  /// New packs were locked as they were put; what the snapshot shares with older ones may be locked
  /// for too short a time.
  private static void lock(Opened vault, ObjectName snapshot) throws IOException {
    if (vault.settings().lock().isPresent()) {
      var run = new LockRun(vault, vault.settings().lock().get());
      run.execute(run.planFor(snapshot), Progress.NONE);
    }
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
