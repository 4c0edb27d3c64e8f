package org.hikae.vault.heal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.Healed;
import org.hikae.vault.Progress;
import org.hikae.vault.check.CheckRun;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.key.Opened;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// Replaces damaged and missing objects by what a mirror holds under the same name. The mirror is
/// trusted with nothing: bytes that do not match the name are not taken.
///
/// A damaged object is deleted before the good one is put, since nothing is ever overwritten; a run
/// that is killed between the two leaves an object missing, which the next heal brings back.
public final class HealRun {
  private final Opened vault;
  private final Store mirror;
  private final Progress progress;

  public HealRun(Opened vault, Store mirror, Progress progress) {
    this.vault = vault;
    this.mirror = mirror;
    this.progress = progress;
  }

  public Healed run() throws IOException {
    var healed = new ArrayList<String>();
    var report = new CheckRun(vault, CheckDepth.STORED_BYTES, progress).run();
    // A healed index may show packs that were not looked at: hence again, while it helps.
    for (var helped = true; helped && !report.clean(); ) {
      helped = false;
      var objects = new LinkedHashSet<String>();
      report.findings().forEach(finding -> objects.add(finding.object()));
      for (var key : objects) {
        if (heal(key)) {
          healed.add(key);
          helped = true;
        }
      }
      report = new CheckRun(vault, CheckDepth.STORED_BYTES, progress).run();
    }
    return new Healed(healed, report.findings());
  }

  private boolean heal(String key) throws IOException {
    var name = Layout.nameIn(key);
    if (name.isEmpty() || isGood(key, name.get())) {
      return false;
    }
    var good = fetch(key, name.get());
    if (good.isPresent()) {
      vault.store().delete(key);
      vault.store().put(key, good.get());
    }
    return good.isPresent();
  }

  private boolean isGood(String key, ObjectName name) throws IOException {
    try {
      return ObjectName.of(vault.store().get(key)).equals(name);
    } catch (StoreException.Missing | StoreException.Truncated _) {
      return false;
    }
  }

  private Optional<ByteBuffer> fetch(String key, ObjectName name) throws IOException {
    try {
      var content = mirror.get(key);
      return Optional.of(content).filter(bytes -> ObjectName.of(bytes).equals(name));
    } catch (StoreException.Missing | StoreException.Truncated _) {
      return Optional.empty();
    }
  }
}
