package org.hikae.vault.heal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CheckReport;
import org.hikae.vault.Healed;
import org.hikae.vault.Progress;
import org.hikae.vault.VaultException;
import org.hikae.vault.check.CheckRun;
import org.hikae.vault.check.Provenance;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.key.Opened;
import org.hikae.vault.key.SlotSearch;
import org.hikae.vault.parity.Parities;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// Replaces damaged and missing objects: packs by their own parity, and whatever there is by what a
/// mirror holds under the same name. Neither is trusted: bytes that do not match the name are not
/// taken.
///
/// A damaged object is deleted before the good one is put, since nothing is ever overwritten; a run
/// that is killed between the two leaves an object missing, which the next heal brings back.
public final class HealRun {
  private static final List<String> MADE_ANEW =
      List.of(Layout.CONDEMNED, Layout.VERIFIED, Layout.LABELS, Layout.PROBES);

  /// What is larger is no object of a vault, and is left where it is.
  private static final int LARGEST = 1 << 30;

  private final Opened vault;
  private final Optional<Store> mirror;
  private final Progress progress;
  private final Provenance provenance;

  /// @param mirror none where parity is all there is
  public HealRun(Opened vault, Optional<Store> mirror, Progress progress) {
    this.vault = vault;
    this.mirror = mirror;
    this.progress = progress;
    this.provenance = new Provenance(vault.keys());
  }

  /// What would be done as far as can be told now: a healed index may show more.
  public Healed plan() throws IOException {
    var report = look();
    var brought = new ArrayList<String>();
    lostSlots().forEach(slot -> brought.add(Layout.KEYS + ObjectName.of(ByteBuffer.wrap(slot))));
    var removed = new ArrayList<String>();
    for (var key : objects(report)) {
      switch (remedy(key)) {
        case Remedy.Replace _ -> brought.add(key);
        case Remedy.Remove _, Remedy.SetAside _ -> removed.add(key);
        case Remedy.None _ -> {}
      }
    }
    var remaining =
        report.findings().stream()
            .filter(each -> !brought.contains(each.object()) && !removed.contains(each.object()))
            .toList();
    for (var key : new Parities(vault.store()).damaged()) {
      if (parity(key).isPresent()) {
        brought.add(key);
      }
    }
    return new Healed(brought, removed, remaining);
  }

  public Healed run() throws IOException {
    var brought = new ArrayList<String>();
    for (var slot : lostSlots()) {
      brought.add(SealedObject.write(vault.store(), Layout.KEYS, slot));
    }
    var removed = new ArrayList<String>();
    var report = look();
    // A healed index may show packs that were not looked at: hence again, while it helps.
    for (var helped = true; helped && !report.clean(); ) {
      helped = false;
      for (var key : objects(report)) {
        switch (remedy(key)) {
          case Remedy.Replace(var good) -> {
            if (delete(key)) {
              vault.store().put(key, good);
              brought.add(key);
              helped = true;
            }
          }
          case Remedy.Remove _ -> {
            if (delete(key)) {
              removed.add(key);
              helped = true;
            }
          }
          case Remedy.SetAside(var content) -> {
            if (setAside(key, content) && delete(key)) {
              removed.add(key);
              helped = true;
            }
          }
          case Remedy.None _ -> {}
        }
      }
      report = look();
    }
    healParity(brought);
    return new Healed(brought, removed, report.findings());
  }

  /// The mirror's slots, when the vault has none that can be read. As long as it has one, what is
  /// missing was removed.
  private List<byte[]> lostSlots() throws IOException {
    return mirror.isEmpty() || !SlotSearch.readable(vault.store()).isEmpty()
        ? List.of()
        : SlotSearch.readable(mirror.get());
  }

  /// Parity is mended last, from packs that are whole by now. Nothing needs it to be read.
  private void healParity(List<String> brought) throws IOException {
    for (var key : new Parities(vault.store()).damaged()) {
      var good = parity(key);
      if (good.isPresent() && delete(key)) {
        vault.store().put(key, good.get());
        brought.add(key);
      }
    }
  }

  private Optional<ByteBuffer> parity(String key) throws IOException {
    var good = new Parities(vault.store()).computedAnew(key);
    var name = Layout.nameIn(key);
    return good.isPresent() || name.isEmpty() ? good : fetch(key, name.get());
  }

  private CheckReport look() throws IOException {
    return new CheckRun(vault, CheckDepth.STORED_BYTES, progress).run();
  }

  private static Set<String> objects(CheckReport report) {
    var objects = new LinkedHashSet<String>();
    report.findings().forEach(finding -> objects.add(finding.object()));
    return objects;
  }

  /// What helps an object.
  private sealed interface Remedy {
    record Replace(ByteBuffer good) implements Remedy {}

    record Remove() implements Remedy {}

    /// Under a name that the format gives to nothing: somebody else's, and kept for them.
    record SetAside(ByteBuffer content) implements Remedy {}

    record None() implements Remedy {}
  }

  private Remedy remedy(String key) throws IOException {
    var present = present(key);
    if (!Layout.gives(key)) {
      return present.<Remedy>map(Remedy.SetAside::new).orElseGet(Remedy.None::new);
    }
    var name = Layout.nameIn(key);
    if (name.isEmpty()) {
      return new Remedy.None();
    }
    if (present.isPresent() && ObjectName.of(present.get()).equals(name.get())) {
      return isForeign(key, present.get()) ? new Remedy.Remove() : new Remedy.None();
    }
    var good = repaired(key, name.get());
    if (good.isEmpty()) {
      good = fetch(key, name.get());
    }
    if (good.isPresent()) {
      return new Remedy.Replace(good.get());
    }
    return present.isPresent() && MADE_ANEW.stream().anyMatch(key::startsWith)
        ? new Remedy.Remove()
        : new Remedy.None();
  }

  private Optional<ByteBuffer> repaired(String key, ObjectName name) throws IOException {
    return key.startsWith(Layout.PACKS)
        ? new Parities(vault.store()).repaired(name)
        : Optional.empty();
  }

  /// Under its own name below a folder for such things; what stands there keeps it from going.
  private boolean setAside(String key, ByteBuffer content) throws IOException {
    var there = Layout.ASIDE + key;
    return vault.store().put(there, content.duplicate()) == Store.Put.CREATED
        || vault.store().get(there).equals(content);
  }

  /// What is locked stays as it is until its lock ends.
  private boolean delete(String key) throws IOException {
    try {
      vault.store().delete(key);
      return true;
    } catch (StoreException.Locked _) {
      return false;
    }
  }

  private Optional<ByteBuffer> present(String key) throws IOException {
    try {
      var size = vault.store().stat(key).map(Store.StoredObject::size).orElse(0L);
      return size > LARGEST ? Optional.empty() : Optional.of(vault.store().get(key));
    } catch (StoreException.Missing | StoreException.Truncated _) {
      return Optional.empty();
    }
  }

  private boolean isForeign(String key, ByteBuffer content) throws VaultException {
    try {
      provenance.require(key, content);
      return false;
    } catch (VaultException e) {
      if (!e.isUnreadable()) {
        throw e;
      }
      return e.code() == VaultException.Code.FOREIGN;
    }
  }

  private Optional<ByteBuffer> fetch(String key, ObjectName name) throws IOException {
    if (mirror.isEmpty()) {
      return Optional.empty();
    }
    try {
      var content = mirror.get().get(key);
      return Optional.of(content).filter(bytes -> ObjectName.of(bytes).equals(name));
    } catch (StoreException.Missing | StoreException.Truncated _) {
      return Optional.empty();
    }
  }
}
