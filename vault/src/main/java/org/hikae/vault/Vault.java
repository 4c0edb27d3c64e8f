package org.hikae.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hikae.vault.archive.ArchiveSource;
import org.hikae.vault.archive.ExportOptions;
import org.hikae.vault.archive.ExportRun;
import org.hikae.vault.archive.Exported;
import org.hikae.vault.archive.FileReading;
import org.hikae.vault.archive.ImportOptions;
import org.hikae.vault.archive.ImportRun;
import org.hikae.vault.archive.Imported;
import org.hikae.vault.backup.FileRun;
import org.hikae.vault.backup.StreamRun;
import org.hikae.vault.check.CheckRun;
import org.hikae.vault.check.Sample;
import org.hikae.vault.check.Verification;
import org.hikae.vault.check.VerifyReport;
import org.hikae.vault.contents.DifferenceSink;
import org.hikae.vault.contents.FileSink;
import org.hikae.vault.contents.FolderPage;
import org.hikae.vault.contents.TreeDiff;
import org.hikae.vault.contents.TreeListing;
import org.hikae.vault.forget.ForgetPlan;
import org.hikae.vault.forget.ForgetRule;
import org.hikae.vault.forget.Forgetting;
import org.hikae.vault.forget.Keep;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.heal.HealRun;
import org.hikae.vault.hold.Holds;
import org.hikae.vault.key.ConfigRepair;
import org.hikae.vault.key.KeyShare;
import org.hikae.vault.key.KeySlots;
import org.hikae.vault.key.Opened;
import org.hikae.vault.key.VaultConfig;
import org.hikae.vault.lock.LockRun;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.mirror.MirrorRun;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.parity.Parities;
import org.hikae.vault.place.Probes;
import org.hikae.vault.prune.PruneRun;
import org.hikae.vault.prune.StoreClock;
import org.hikae.vault.rebuild.IndexRebuild;
import org.hikae.vault.restore.RestoreRun;
import org.hikae.vault.store.AtOnce;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.tree.PlacedItem;
import org.hikae.vault.tree.TreePath;

/// A deduplicated, encrypted collection of snapshots in a [Store]. Opened with a key; safe for use
/// by many threads and by many processes at once (there are no locks).
///
/// Failures are [VaultException]s: a code, a sentence, a hint. What the store itself could not do
/// is a [StoreException].
public final class Vault implements AutoCloseable {
  private final Opened opened;
  private final VaultConfig config;

  private final Optional<String> openedBy;
  private final SnapshotShelf shelf;

  Vault(Opened opened, VaultConfig config, Optional<String> openedBy) {
    this.opened = opened;
    this.config = config;
    this.openedBy = openedBy;
    this.shelf = new SnapshotShelf(opened.manifests());
  }

  /// Makes a new, empty vault. Throws when the store holds one already.
  public static Vault create(Store store, VaultKey key, VaultSettings settings) throws IOException {
    return create(store, key, settings, Surroundings.ofThisMachine());
  }

  public static Vault create(
      Store store, VaultKey key, VaultSettings settings, Surroundings surroundings)
      throws IOException {
    return new Founding(store, surroundings).ofANewFamily(key, settings);
  }

  /// Makes an empty vault of the same family as `original`: the same keys, so that blobs have the
  /// same names and packs can be mirrored as they are.
  public static Vault createMirror(Store store, Vault original) throws IOException {
    return new Founding(store, original.opened.surroundings())
        .ofTheFamilyOf(original.opened, original.config);
  }

  /// Makes an empty vault in `store` of the family that lives in `remote`, given the family's key:
  /// how a recovery site begins its mirror. Nothing in `remote` is trusted before the key has
  /// proven it.
  public static Vault createMirrorOf(Store remote, Store store, VaultKey key) throws IOException {
    try (var original = open(remote, key)) {
      return createMirror(store, original);
    }
  }

  /// Says that every byte of a vault, or much of it, is about to be read: before it is opened, so
  /// that the JVM gets ready for that while the key is derived. Nothing depends on it.
  public static void expectMuchReading() {
    WarmUp.begin();
  }

  /// Opens a vault. Throws on a wrong key and on what is not a vault.
  public static Vault open(Store store, VaultKey key) throws IOException {
    return open(store, key, Surroundings.ofThisMachine());
  }

  public static Vault open(Store store, VaultKey key, Surroundings surroundings)
      throws IOException {
    return new Opening(store, surroundings).by(key);
  }

  /// Opens a vault with shares of its key, as many as are needed.
  public static Vault openWithShares(Store store, List<KeyShare> shares) throws IOException {
    return new Opening(store, Surroundings.ofThisMachine()).by(shares);
  }

  /// Opens a vault with the key that has opened another member of its family: for one whose own
  /// slots are damaged.
  public static Vault openLike(Store store, Vault member) throws IOException {
    return new Opening(store, member.opened.surroundings()).by(member.opened.keys().master());
  }

  /// Whether the object `vault` of a place is damaged or missing, and could be mended as
  /// [#mendConfig] does.
  public static boolean needsConfig(Store store, Vault member) throws IOException {
    return new ConfigRepair(store, member.opened, member.config.family()).mended().isPresent();
  }

  /// Writes the object `vault` anew, when it is damaged, with what a member of the family knows. A
  /// vault whose own id was lost with it gets a new one.
  public static void mendConfig(Store store, Vault member) throws IOException {
    var mended = new ConfigRepair(store, member.opened, member.config.family()).mended();
    if (mended.isPresent()) {
      store.delete(Layout.VAULT);
      store.put(Layout.VAULT, ByteBuffer.wrap(mended.get()));
    }
  }

  /// The slots of its key.
  public KeySlots keySlots() {
    return new KeySlots(opened, config.family(), openedBy);
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

  /// Every snapshot that can be read, oldest first.
  public List<Snapshot> snapshots() throws IOException {
    return listing().snapshots();
  }

  /// Every snapshot, oldest first, and what stands among them that cannot be read.
  public SnapshotListing listing() throws IOException {
    return shelf.listing();
  }

  /// Holds: why snapshots are kept whatever a rule says.
  public Holds holds() {
    return new Holds(opened);
  }

  /// Until when the store refuses to delete these snapshots, by id; those that it would delete are
  /// left out. A vault that does not lock asks its store nothing.
  public Map<String, Instant> locks(List<Snapshot> snapshots) throws IOException {
    var locks = new ConcurrentHashMap<String, Instant>();
    var now = opened.surroundings().clock().instant();
    if (opened.settings().lock().isPresent()) {
      AtOnce.each(
          snapshots,
          snapshot ->
              store()
                  .lockOf(Layout.SNAPSHOTS + snapshot.id())
                  .filter(lock -> now.isBefore(lock.until()))
                  .ifPresent(lock -> locks.put(snapshot.id(), lock.until())));
    }
    return Map.copyOf(locks);
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
    return opened
        .manifests()
        .present(found.getFirst())
        .map(manifest -> manifest.snapshot(found.getFirst()))
        .orElseThrow(() -> noSuch("snapshot " + found.getFirst() + " was forgotten a moment ago"));
  }

  private static VaultException noSuch(String message) {
    return new VaultException(
        VaultException.Code.NO_SUCH_SNAPSHOT, message, "`hikae points list` shows what there is.");
  }

  /// Brings a snapshot back below `target`, verified as it is written: every blob is compared with
  /// its name. Refuses in time what there is no room for.
  public Restored restore(Snapshot snapshot, Path target, RestoreOptions options, Progress progress)
      throws IOException {
    var id = id(snapshot);
    var manifest = opened.manifests().read(id);
    return new RestoreRun(opened, id, manifest, target, options, progress).run();
  }

  /// What [#restore] would do, looked at as closely as if it were done. Writes nothing.
  public RestorePlan planRestore(
      Snapshot snapshot, Path target, RestoreOptions options, Progress progress)
      throws IOException {
    var id = id(snapshot);
    return new RestoreRun(opened, id, opened.manifests().read(id), target, options, progress)
        .plan();
  }

  /// What [#export] would write.
  public Exported planExport(Snapshot snapshot, ExportOptions options) throws IOException {
    return exportRun(snapshot, options, Progress.NONE).plan();
  }

  /// Writes a snapshot as an archive that other tools read, verified as it is written. `out` gets
  /// the whole archive or this throws; it stays open.
  public Exported export(
      Snapshot snapshot, OutputStream out, ExportOptions options, Progress progress)
      throws IOException {
    return exportRun(snapshot, options, progress).run(out);
  }

  /// Takes an archive into a new snapshot: tar, tar.zst, tar.gz or zip, whichever it is. Hostile
  /// and damaged archives are refused in bounded memory, and nothing of them becomes visible.
  public Imported importArchive(
      ArchiveSource source, SnapshotOrigin origin, ImportOptions options, Progress progress)
      throws IOException {
    return new ImportRun(source, options).into(opened, origin, progress);
  }

  private ExportRun exportRun(Snapshot snapshot, ExportOptions options, Progress progress)
      throws IOException {
    var id = id(snapshot);
    return new ExportRun(opened, id, opened.manifests().read(id), options, progress);
  }

  private static ObjectName id(Snapshot snapshot) throws VaultException {
    return ObjectName.parse(snapshot.id())
        .orElseThrow(() -> noSuch(snapshot.id() + " is no snapshot's id"));
  }

  /// Looks at the vault's structure, or at every byte of it.
  public CheckReport check(CheckDepth depth, Progress progress) throws IOException {
    var report = new CheckRun(opened, depth, progress).run();
    return depth == CheckDepth.STRUCTURE
        ? report
        : report.with(new Parities(store()).damaged(), "its bytes do not match its name");
  }

  /// Copies what is missing here from another vault of the family: packs, then indexes, then
  /// snapshots. Resumable; each pack is verified by its name before it is kept.
  public Mirrored pullFrom(Store other, Progress progress) throws IOException {
    var mirrored = new MirrorRun(opened, other, progress).run(config.family());
    new Parities(store()).pullFrom(other);
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

  /// What a pull would copy.
  public MirrorPlan planPull(Store other) throws IOException {
    return new MirrorRun(opened, other, Progress.NONE).plan(config.family());
  }

  /// What a rule would forget. Days are those of the zone.
  public ForgetPlan planForget(Keep keep, ZoneId zone) throws IOException {
    var now = opened.surroundings().clock().instant();
    return new ForgetRule(keep, now, zone).plan(snapshots(), holds().standingByBothClocks());
  }

  /// What forgetting chosen snapshots would come to: all of them go, or none when one is held.
  public ForgetPlan planForget(List<Snapshot> chosen) throws IOException {
    return ForgetRule.ofChosen(chosen, holds().standingByBothClocks());
  }

  /// Compares two snapshots, in the order of paths. Only those pieces of their trees are read that
  /// the two do not share.
  public void compare(Snapshot before, Snapshot after, DifferenceSink each) throws IOException {
    try (var blobs = opened.trees(opened.load(PackKind.TREE))) {
      new TreeDiff(blobs)
          .compare(
              opened.manifests().read(id(before)).tree(),
              opened.manifests().read(id(after)).tree(),
              each);
    }
  }

  /// Lists a folder of a snapshot, or one file of it; of a large tree only the pieces that lead
  /// there are read.
  ///
  /// @param path inside the snapshot; empty = the top
  /// @param whole whether everything below is listed too
  public void files(Snapshot snapshot, String path, boolean whole, FileSink each)
      throws IOException {
    try (var blobs = opened.trees(opened.load(PackKind.TREE))) {
      var tree = opened.manifests().read(id(snapshot)).tree();
      new TreeListing(tree, blobs, each).list(TreePath.of(path), whole);
    }
  }

  /// A part of what a folder of a snapshot holds.
  ///
  /// @param path inside the snapshot; empty = the top
  /// @param after the last name of the part before; empty for the first
  public FolderPage folder(Snapshot snapshot, byte[] path, byte[] after, int most)
      throws IOException {
    try (var blobs = opened.trees(opened.load(PackKind.TREE))) {
      var tree = opened.manifests().read(id(snapshot)).tree();
      return TreeListing.page(tree, blobs, path, after, most);
    }
  }

  /// What stands at a path of a snapshot; the top is nothing in particular.
  public Optional<PlacedItem> find(Snapshot snapshot, byte[] path) throws IOException {
    try (var blobs = opened.trees(opened.load(PackKind.TREE))) {
      var tree = opened.manifests().read(id(snapshot)).tree();
      return new TreeListing(tree, blobs, _ -> {}).find(path);
    }
  }

  /// Writes the bytes of one file of a snapshot, verified as they are written. `out` gets the whole
  /// file or this throws; it stays open.
  public void read(Snapshot snapshot, byte[] path, OutputStream out) throws IOException {
    new FileReading(opened, opened.manifests().read(id(snapshot)).tree()).run(path, out);
  }

  /// Forgets a snapshot that is not held. What only it needed goes with the prunes that follow.
  public void forget(Snapshot snapshot) throws IOException {
    forget(List.of(snapshot));
  }

  /// Forgets snapshots; when one of them is held, none is forgotten.
  public void forget(List<Snapshot> snapshots) throws IOException {
    new Forgetting(opened).forget(snapshots);
    shelf.drop(snapshots);
  }

  /// Looks at what there is to prune: to be shown, then run. `grace` is at least 24 hours: how long
  /// a pack is condemned before it is swept.
  public Pruning pruning(Duration grace) throws IOException {
    return pruning(grace, List.of());
  }

  /// The same as if some snapshots were forgotten already: they have to be before it is run.
  public Pruning pruning(Duration grace, List<Snapshot> forgotten) throws IOException {
    var without = new HashSet<ObjectName>();
    for (var snapshot : forgotten) {
      without.add(id(snapshot));
    }
    var now = storeTime();
    return new Pruning(this, new PruneRun(opened, now).prepare(grace, without), now);
  }

  /// What a prune would do now.
  public PrunePlan planPrune(Duration grace) throws IOException {
    return pruning(grace).plan();
  }

  /// Prunes, as far as a new look agrees with the plan; runs alongside backups, mirrors and
  /// restores.
  ///
  /// @return what was done
  public PrunePlan prune(PrunePlan plan, Progress progress) throws IOException {
    var now = storeTime();
    return new Pruning(this, new PruneRun(opened, now).prepare(plan), now).run(progress);
  }

  /// What making the index anew from the packs would do.
  public RebuildPlan planIndexRebuild(Progress progress) throws IOException {
    return new IndexRebuild(opened).plan(progress);
  }

  /// Lists what no readable index segment lists, as the packs say; runs alongside everything else.
  public void rebuildIndex(RebuildPlan plan, Progress progress) throws IOException {
    new IndexRebuild(opened).execute(plan, progress);
  }

  private Instant storeTime() throws IOException {
    return StoreClock.read(store(), opened.surroundings().random());
  }

  /// Decrypts, decompresses and hashes again every byte, or of a sample of the packs those whose
  /// turn it is; the vault keeps a note of what was good.
  public VerifyReport verify(Sample sample, Progress progress) throws IOException {
    return new Verification(opened, progress).run(sample);
  }

  /// What is condemned and not swept yet, the oldest first.
  public List<CondemnedPacks> condemned() throws IOException {
    return opened.marks().all().stream()
        .map(mark -> new CondemnedPacks(mark.at(), mark.packs().size()))
        .sorted(java.util.Comparator.comparing(CondemnedPacks::since))
        .toList();
  }

  /// What a heal would do.
  public Healed planHeal(Store mirror, Progress progress) throws IOException {
    return new HealRun(opened, Optional.of(mirror), progress).plan();
  }

  /// What a heal by parity alone would do.
  public Healed planHeal(Progress progress) throws IOException {
    return new HealRun(opened, Optional.empty(), progress).plan();
  }

  /// Replaces what is damaged or missing here by what a mirror holds under the same name, every
  /// byte compared with that name.
  public Healed heal(Store mirror, Progress progress) throws IOException {
    return new HealRun(opened, Optional.of(mirror), progress).run();
  }

  /// The same by the packs' own parity alone, where there is no mirror.
  public Healed heal(Progress progress) throws IOException {
    return new HealRun(opened, Optional.empty(), progress).run();
  }

  /// Adds parity to the packs that have none; runs alongside everything else.
  public Parities.Added addParity(Parity parity, Progress progress) throws IOException {
    return new Parities(store()).addMissing(parity, progress);
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
