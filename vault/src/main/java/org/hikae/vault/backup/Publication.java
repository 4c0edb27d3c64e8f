package org.hikae.vault.backup;

import java.io.IOException;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.key.Opened;
import org.hikae.vault.lock.LockRun;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.prune.Footing;

/// The last step of every run: the snapshot becomes visible, and stays whole whatever prunes did
/// meanwhile.
final class Publication {
  private Publication() {}

  static Snapshot publish(Opened vault, Manifest manifest, Footing footing) throws IOException {
    var secured = footing.secure(manifest);
    var name = vault.manifests().publish(manifest);
    secured.keep(name, manifest);
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
}
