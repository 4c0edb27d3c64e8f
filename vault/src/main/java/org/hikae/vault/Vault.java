package org.hikae.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hikae.vault.backup.FileRun;
import org.hikae.vault.backup.StreamRun;
import org.hikae.vault.check.CheckRun;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.heal.HealRun;
import org.hikae.vault.key.KeySlot;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.key.MasterKey;
import org.hikae.vault.key.Opened;
import org.hikae.vault.key.VaultConfig;
import org.hikae.vault.lock.LockRun;
import org.hikae.vault.lock.LockingStore;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.mirror.MirrorRun;
import org.hikae.vault.place.Probes;
import org.hikae.vault.prune.Leavings;
import org.hikae.vault.prune.PruneRun;
import org.hikae.vault.prune.StoreClock;
import org.hikae.vault.restore.RestoreRun;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// A deduplicated, encrypted collection of snapshots in a [Store]. Opened with a key; safe for use
/// by many threads and by many processes at once (there are no locks).
///
/// Failures are [VaultException]s: a code, a sentence, a hint. What the store itself could not do
/// is a [StoreException].
public final class Vault implements AutoCloseable {
  private final Opened opened;
  private final VaultConfig config;

  private Vault(Opened opened, VaultConfig config) {
    this.opened = opened;
    this.config = config;
  }

  /// Makes a new, empty vault. Throws when the store holds one already.
  public static Vault create(Store store, VaultKey key, VaultSettings settings) throws IOException {
    return create(store, key, settings, Surroundings.ofThisMachine());
  }

  public static Vault create(
      Store store, VaultKey key, VaultSettings settings, Surroundings surroundings)
      throws IOException {
    requireEmpty(store);
    var family = new byte[VaultConfig.ID_BYTES];
    surroundings.random().nextBytes(family);
    var master = MasterKey.random(family, surroundings.random());
    var slot = KeySlot.wrap(master, family, key, surroundings.random());
    SealedObject.write(
        LockingStore.of(store, settings.lock(), surroundings.clock()), Layout.KEYS, slot);
    return found(store, family, settings, new Keyring(master, surroundings.random()), surroundings);
  }

  /// Makes an empty vault of the same family as `original`: the same keys, so that blobs have the
  /// same names and packs can be mirrored as they are.
  public static Vault createMirror(Store store, Vault original) throws IOException {
    requireEmpty(store);
    var opened = original.opened;
    var locking = LockingStore.of(store, opened.settings().lock(), opened.surroundings().clock());
    for (var slot : slots(original.store())) {
      SealedObject.write(locking, Layout.KEYS, SealedObject.read(original.store(), slot));
    }
    return found(
        store, original.config.family(), opened.settings(), opened.keys(), opened.surroundings());
  }

  /// Makes an empty vault in `store` of the family that lives in `remote`, given the family's key:
  /// how a recovery site begins its mirror. Nothing in `remote` is trusted before the key has
  /// proven it.
  public static Vault createMirrorOf(Store remote, Store store, VaultKey key) throws IOException {
    try (var original = open(remote, key)) {
      return createMirror(store, original);
    }
  }

  /// The config comes last: before it there is no vault.
  private static Vault found(
      Store store, byte[] family, VaultSettings settings, Keyring keys, Surroundings surroundings)
      throws IOException {
    var id = new byte[VaultConfig.ID_BYTES];
    surroundings.random().nextBytes(id);
    var bytes = VaultConfig.write(family, id, surroundings.clock().instant(), settings, keys);
    var locking = LockingStore.of(store, settings.lock(), surroundings.clock());
    if (locking.put(Layout.VAULT, ByteBuffer.wrap(bytes)) == Store.Put.EXISTED
        && !store.get(Layout.VAULT).equals(ByteBuffer.wrap(bytes))) {
      throw exists(store); // else it is this very one, and only the answer to the put was lost
    }
    return new Vault(
        new Opened(locking, keys, settings, surroundings),
        VaultConfig.read(bytes, store.address()));
  }

  private static void requireEmpty(Store store) throws IOException {
    if (store.stat(Layout.VAULT).isPresent()) {
      throw exists(store);
    }
  }

  private static VaultException exists(Store store) {
    return new VaultException(
        VaultException.Code.VAULT_EXISTS,
        store.address() + " holds a vault already",
        "Use it, or choose another place.");
  }

  /// Opens a vault. Throws on a wrong key and on what is not a vault.
  public static Vault open(Store store, VaultKey key) throws IOException {
    return open(store, key, Surroundings.ofThisMachine());
  }

  public static Vault open(Store store, VaultKey key, Surroundings surroundings)
      throws IOException {
    var config = VaultConfig.read(readConfig(store), store.address());
    var master = openSlots(store, config, key, surroundings);
    var keys = new Keyring(master, surroundings.random());
    try {
      var settings = config.settings(keys);
      var locking = LockingStore.of(store, settings.lock(), surroundings.clock());
      return new Vault(new Opened(locking, keys, settings, surroundings), config);
    } catch (FormatException | IllegalArgumentException e) {
      throw SealedObject.damaged(
          Layout.VAULT, e instanceof FormatException f ? f : new FormatException("settings", e));
    }
  }

  private static byte[] readConfig(Store store) throws IOException {
    try {
      var content = store.get(Layout.VAULT);
      var bytes = new byte[content.remaining()];
      content.get(bytes);
      return bytes;
    } catch (StoreException.Missing e) {
      throw new VaultException(
          VaultException.Code.NOT_A_VAULT,
          store.address() + " holds no vault",
          "Check the address, or make a vault there with `hikae vault init`.",
          e);
    }
  }

  private static MasterKey openSlots(
      Store store, VaultConfig config, VaultKey key, Surroundings surroundings) throws IOException {
    Optional<String> damaged = Optional.empty();
    for (var slot : slots(store)) {
      try {
        var bytes = SealedObject.read(store, slot);
        var master = KeySlot.open(bytes, config.family(), key, surroundings.random());
        if (master.isPresent()) {
          return master.get();
        }
      } catch (FormatException e) {
        damaged = Optional.of(slot + " is damaged: " + e.getMessage());
      } catch (VaultException e) {
        if (e.code() != VaultException.Code.DAMAGED) {
          throw e;
        }
        damaged = Optional.ofNullable(e.getMessage());
      }
    }
    throw new VaultException(
        VaultException.Code.WRONG_KEY,
        "the key does not open " + store.address() + damaged.map(text -> "; " + text).orElse(""),
        "Check the passphrase or the key file.");
  }

  private static List<String> slots(Store store) throws IOException {
    var slots = new ArrayList<String>();
    store.list(Layout.KEYS, object -> slots.add(object.key()));
    slots.sort(null);
    return slots;
  }

  /// The store it lives in.
  public Store store() {
    return opened.store();
  }

  /// Backs up files and folders of this machine, reading only what changed since the parent.
  public Snapshot backUp(FileBackup backup, Progress progress) throws IOException {
    var parent = backup.origin().parent();
    Optional<Manifest> before = Optional.empty();
    if (parent.isPresent()) {
      before = Optional.of(opened.manifests().read(id(snapshot(parent.get()))));
    }
    return new FileRun(opened, backup, before, progress).run();
  }

  /// Begins a snapshot that is written entry by entry (a tar stream, a program's output).
  public SnapshotWriter begin(SnapshotOrigin origin, Progress progress) throws IOException {
    return new StreamRun(opened, origin, progress);
  }

  /// Every snapshot, oldest first.
  public List<Snapshot> snapshots() throws IOException {
    var snapshots = new ArrayList<Snapshot>();
    for (var name : opened.manifests().names()) {
      snapshots.add(opened.manifests().read(name).snapshot(name));
    }
    snapshots.sort(Comparator.comparing(Snapshot::consistentAt).thenComparing(Snapshot::id));
    return snapshots;
  }

  /// Finds a snapshot by `latest`, by id or by an unambiguous beginning of one.
  public Snapshot snapshot(String reference) throws IOException {
    if (reference.equals("latest")) {
      return snapshots().stream()
          .reduce((_, last) -> last)
          .orElseThrow(() -> noSuch("there is no snapshot in " + store().address()));
    }
    var found =
        opened.manifests().names().stream()
            .filter(name -> name.toString().startsWith(reference))
            .toList();
    if (found.size() != 1) {
      throw noSuch(
          (found.isEmpty() ? "no snapshot's id begins with " : "several snapshots' ids begin with ")
              + reference);
    }
    return opened.manifests().read(found.getFirst()).snapshot(found.getFirst());
  }

  private static VaultException noSuch(String message) {
    return new VaultException(
        VaultException.Code.NO_SUCH_SNAPSHOT, message, "`hikae points list` shows what there is.");
  }

  /// Brings a snapshot back below `target`, verified as it is written.
  public Restored restore(Snapshot snapshot, Path target, RestoreOptions options, Progress progress)
      throws IOException {
    var id = id(snapshot);
    var manifest = opened.manifests().read(id);
    return new RestoreRun(opened, id, manifest, target, options, progress).run();
  }

  private static ObjectName id(Snapshot snapshot) throws VaultException {
    return ObjectName.parse(snapshot.id())
        .orElseThrow(() -> noSuch(snapshot.id() + " is no snapshot's id"));
  }

  /// Looks at the vault's structure, or at every byte of it.
  public CheckReport check(CheckDepth depth, Progress progress) throws IOException {
    return new CheckRun(opened, depth, progress).run();
  }

  /// Copies what is missing here from another vault of the family: packs, then indexes, then
  /// snapshots. Resumable; each pack is verified by its name before it is kept.
  public Mirrored pullFrom(Store other, Progress progress) throws IOException {
    var mirrored = new MirrorRun(opened, other, progress).run(config.family());
    extendLocks(progress);
    return mirrored;
  }

  /// Which locks have to be extended, by what snapshots need; empty when the vault does not lock.
  public Optional<LockPlan> planLocks() throws IOException {
    var term = opened.settings().lock();
    return term.isEmpty() ? Optional.empty() : Optional.of(new LockRun(opened, term.get()).plan());
  }

  /// Extends them. Backups, pulls and prunes do it by themselves.
  ///
  /// @return what was done
  public Optional<LockPlan> extendLocks(Progress progress) throws IOException {
    var plan = planLocks();
    if (plan.isPresent()) {
      new LockRun(opened, opened.settings().lock().orElseThrow()).execute(plan.get(), progress);
    }
    return plan;
  }

  /// Forgets a snapshot. What only it needed goes with the prunes that follow.
  public void forget(Snapshot snapshot) throws IOException {
    store().delete(Layout.SNAPSHOTS + id(snapshot));
  }

  /// What a prune would do now. `grace` is at least 24 hours: how long a pack is condemned before
  /// it is swept.
  public PrunePlan planPrune(Duration grace) throws IOException {
    return new PruneRun(opened, storeTime()).plan(grace);
  }

  /// Prunes, as far as a new look agrees with the plan; runs alongside backups, mirrors and
  /// restores.
  ///
  /// @return what was done
  public PrunePlan prune(PrunePlan plan, Progress progress) throws IOException {
    extendLocks(progress);
    var now = storeTime();
    var done = new PruneRun(opened, now).execute(plan, progress);
    new Leavings(store()).remove(now.minus(Layout.LEAST_GRACE));
    return done;
  }

  private Instant storeTime() throws IOException {
    return StoreClock.read(store(), opened.surroundings().random());
  }

  /// Replaces what is damaged or missing here by what a mirror holds under the same name, every
  /// byte compared with that name.
  public Healed heal(Store mirror, Progress progress) throws IOException {
    return new HealRun(opened, mirror, progress).run();
  }

  /// What is on record about the place that the vault lives in.
  public Probes probes() {
    return new Probes(store(), opened.keys());
  }

  /// Figures for `hikae vault info`.
  public VaultSummary summary() throws IOException {
    var packs = new long[2];
    store()
        .list(
            Layout.PACKS,
            object -> {
              packs[0]++;
              packs[1] += object.size();
            });
    var snapshots = snapshots();
    return new VaultSummary(
        config.id(),
        config.version(),
        config.created(),
        opened.settings(),
        snapshots.size(),
        packs[0],
        packs[1],
        snapshots.stream().mapToLong(each -> each.figures().sourceBytes()).sum(),
        probes().last());
  }

  /// There is nothing to give back yet. The store stays open: it belongs to whoever opened it.
  @Override
  public void close() {}
}
