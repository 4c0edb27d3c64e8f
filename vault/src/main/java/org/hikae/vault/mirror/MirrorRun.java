package org.hikae.vault.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.MirrorPlan;
import org.hikae.vault.Mirrored;
import org.hikae.vault.Progress;
import org.hikae.vault.VaultException;
import org.hikae.vault.backup.Failure;
import org.hikae.vault.check.Completeness;
import org.hikae.vault.check.Provenance;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.hold.Holds;
import org.hikae.vault.index.Index;
import org.hikae.vault.key.Opened;
import org.hikae.vault.key.VaultConfig;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.manifest.Manifests;
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.prune.Footing;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.Store.StoredObject;
import org.hikae.vault.store.StoreException;

/// Pulls what is missing from another vault of the family: packs, then indexes, then snapshots, so
/// that a run that is cut leaves nothing but packs to go on from. The other side is trusted with
/// nothing: each object's bytes are compared with its name, and a snapshot becomes visible only
/// when everything it needs is here.
public final class MirrorRun {
  private static final int AT_ONCE = 3;
  private static final int LARGEST_PACK = 1 << 30;

  private final Opened here;
  private final Store other;
  private final Progress progress;
  private final AtomicLong copiedBytes = new AtomicLong();
  private final AtomicInteger copiedPacks = new AtomicInteger();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final Provenance provenance;
  private long totalBytes;

  public MirrorRun(Opened here, Store other, Progress progress) {
    this.here = here;
    this.other = other;
    this.progress = progress;
    this.provenance = new Provenance(here.keys());
  }

  private Missing look(byte[] family) throws IOException {
    requireFamily(family);
    return Missing.from(other, here.store());
  }

  /// @param family the id that the other vault has to have
  public MirrorPlan plan(byte[] family) throws IOException {
    var missing = look(family);
    return new MirrorPlan(
        missing.packs().size(),
        missing.indexes().size(),
        missing.snapshots().size(),
        missing.holds().size(),
        missing.bytes());
  }

  /// @param family the id that the other vault has to have
  public Mirrored run(byte[] family) throws IOException {
    var footing = Footing.before(here);
    var missing = look(family);
    totalBytes = missing.bytes();
    copyAll(missing.packs(), this::copyPack);
    copyAll(missing.indexes(), this::copyIndex);
    var pulled = missing.snapshots().isEmpty() ? 0 : publish(missing.snapshots(), footing);
    var held = copyHolds(missing.holds());
    return new Mirrored(
        copiedPacks.get(),
        pulled,
        held,
        copiedBytes.get(),
        missing.presentBytes(),
        List.copyOf(refused));
  }

  private void requireFamily(byte[] family) throws IOException {
    var config = VaultConfig.read(array(other.get(Layout.VAULT)), other.address());
    if (!Arrays.equals(config.family(), family)) {
      throw new VaultException(
          VaultException.Code.OTHER_FAMILY,
          other.address() + " holds a vault of another family than " + here.store().address(),
          "A mirror is made as a member of the family with `hikae vault init --mirror-of`.");
    }
  }

  /// Copies one object.
  private interface Copy {
    void make(StoredObject object) throws IOException;
  }

  private void copyAll(List<StoredObject> objects, Copy copy) throws IOException {
    var next = new AtomicInteger();
    var failure = new Failure();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < Math.min(AT_ONCE, objects.size()); i++) {
      threads.add(Thread.ofVirtual().start(() -> copyNext(objects, copy, next, failure)));
    }
    for (var thread : threads) {
      failure.await(() -> thread.join(Duration.ofMillis(100)) ? thread : null);
    }
    failure.rethrow();
  }

  private void copyNext(
      List<StoredObject> objects, Copy copy, AtomicInteger next, Failure failure) {
    try {
      for (var i = next.getAndIncrement();
          i < objects.size() && !failure.happened();
          i = next.getAndIncrement()) {
        copy.make(objects.get(i));
      }
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  private void copyPack(StoredObject object) throws IOException {
    take(
        object,
        content -> {
          here.store().put(object.key(), content);
          copiedPacks.incrementAndGet();
        });
  }

  /// What is done with an object's bytes.
  private interface Taking {
    void take(ByteBuffer content) throws IOException;
  }

  /// Takes an object that is what its name says and was sealed in this family; the others are left
  /// where they are, and hinder nothing but what needs them.
  private void take(StoredObject object, Taking taking) throws IOException {
    ByteBuffer content;
    try {
      content = fetch(object);
      provenance.require(object.key(), content);
    } catch (VaultException e) {
      refuse(e);
      return;
    } catch (StoreException.Missing | StoreException.Truncated e) {
      // Swept over there since it was listed, or cut short: what needs it is not published.
      refused.add(e.getMessage());
      return;
    }
    taking.take(content);
    progress.at("copying packs", copiedBytes.addAndGet(object.size()), totalBytes);
  }

  private void refuse(VaultException e) throws VaultException {
    if (!e.isUnreadable()) {
      throw e;
    }
    refused.add(String.valueOf(e.getMessage()));
  }

  /// A segment is taken as it is when all that it lists is here; otherwise what is here is listed
  /// anew, for a prune may have been at work at either end.
  private void copyIndex(StoredObject object) throws IOException {
    for (var kind : PackKind.values()) {
      if (object.key().startsWith(kind.indexPrefix())) {
        take(object, content -> copyIndex(object.key(), content, here.index(kind)));
      }
    }
  }

  private void copyIndex(String key, ByteBuffer content, Index index) throws IOException {
    var listed = index.open(key, array(content.duplicate())).packs();
    var present = new ArrayList<FinishedPack>();
    for (var each : listed) {
      if (here.store().stat(Layout.pack(each.pack().name())).isPresent()) {
        present.add(each.again());
      }
    }
    if (present.size() == listed.size()) {
      here.store().put(key, content);
    } else if (!present.isEmpty()) {
      index.publish(present);
    }
  }

  /// What arrives otherwise than its name says is asked for once more: it may have been altered on
  /// its way.
  private ByteBuffer fetch(StoredObject object) throws IOException {
    if (object.size() > LARGEST_PACK) {
      throw damaged(object.key(), "is larger than any object of a vault");
    }
    for (var attempt = 0; attempt < 2; attempt++) {
      var content = other.get(object.key(), 0, (int) object.size());
      if (Layout.nameIn(object.key()).equals(Optional.of(ObjectName.of(content)))) {
        return content;
      }
    }
    throw damaged(object.key(), "its bytes do not match its name");
  }

  private VaultException damaged(String key, String problem) {
    return SealedObject.damaged(other.address() + ": " + key, new FormatException(problem));
  }

  /// Publishes the snapshots that are complete here; complains of the others when that is done.
  private int publish(List<StoredObject> snapshots, Footing footing) throws IOException {
    var completeness = Completeness.load(here);
    var incomplete = new ArrayList<String>();
    var gone = new HashSet<String>();
    for (var snapshot : snapshots) {
      try {
        publish(snapshot, completeness, footing, incomplete, gone);
      } catch (VaultException e) {
        refuse(e);
        gone.add(snapshot.key());
      }
    }
    if (!incomplete.isEmpty()) {
      throw new VaultException(
          VaultException.Code.DAMAGED,
          other.address() + " does not have all that its snapshots need: " + incomplete.getFirst(),
          "Run `hikae vault check` there. What is complete has been mirrored.");
    }
    return snapshots.size() - gone.size();
  }

  private void publish(
      StoredObject snapshot,
      Completeness completeness,
      Footing footing,
      List<String> incomplete,
      Set<String> gone)
      throws IOException {
    try {
      var content = fetch(snapshot);
      var name = Layout.nameIn(snapshot.key()).orElseThrow();
      provenance.require(snapshot.key(), content);
      var manifest = here.manifests().open(name, array(content.duplicate()));
      var needs = completeness.needs(manifest);
      if (needs.problems().isEmpty()) {
        publish(name, manifest, content, needs.packs(), footing)
            .ifPresent(problem -> incomplete.add(name + ": " + problem));
      } else {
        incomplete.add(name + ": " + needs.problems().getFirst());
      }
    } catch (StoreException.Missing _) {
      gone.add(snapshot.key()); // forgotten over there since it was listed
    }
  }

  /// What was complete and does not stay so is no fault of the object over there, so the run fails.
  ///
  /// @return what became of it, unless it is published and whole
  private Optional<String> publish(
      ObjectName name,
      Manifest manifest,
      ByteBuffer content,
      Set<ObjectName> packs,
      Footing footing)
      throws IOException {
    try {
      var secured = footing.secure(manifest);
      here.store().put(Manifests.key(name), content);
      secured.keepShared(name, manifest, packs);
      return Optional.empty();
    } catch (VaultException | StoreException.Missing e) {
      if (e instanceof VaultException problem && !problem.isUnreadable()) {
        throw e;
      }
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /// Holds come after the snapshots that they hold, and only those of snapshots that are here.
  private int copyHolds(List<StoredObject> missing) throws IOException {
    var copied = 0;
    for (var object : missing) {
      try {
        var content = fetch(object);
        var hold = Holds.open(object.key(), array(content.duplicate()), here.keys());
        if (here.store().stat(Layout.SNAPSHOTS + hold.snapshot()).isPresent()) {
          here.store().put(object.key(), content);
          copied++;
        }
      } catch (StoreException.Missing _) {
        // Released over there since it was listed.
      } catch (VaultException e) {
        refuse(e);
      }
    }
    return copied;
  }

  private static byte[] array(ByteBuffer content) {
    var bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }
}
