package org.hikae.vault.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CheckReport;
import org.hikae.vault.Progress;
import org.hikae.vault.backup.ManyHands;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.manifest.Manifests;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.Store.StoredObject;
import org.jspecify.annotations.Nullable;

/// Finds out whether a vault is whole: every object opens, every snapshot has what it needs, and as
/// deep as is asked for, every byte is the one that was written.
public final class CheckRun {
  private final Opened vault;
  private final CheckDepth depth;
  private final Progress progress;
  private final Set<ObjectName> condemned = new HashSet<>();
  private final Slice slice;
  private final Findings findings;
  private final Set<BlobIndex.Pack> packs = new HashSet<>();
  private final AtomicLong readBytes = new AtomicLong();
  private final AtomicLong blobs = new AtomicLong();

  public CheckRun(Opened vault, CheckDepth depth, Progress progress) {
    this(vault, depth, Slice.ALL, progress);
  }

  /// @param slice which packs are looked at closely; the structure is always looked at whole
  public CheckRun(Opened vault, CheckDepth depth, Slice slice, Progress progress) {
    this.vault = vault;
    this.depth = depth;
    this.slice = slice;
    this.findings = new Findings(vault.store());
    this.progress = progress;
  }

  public CheckReport run() throws IOException {
    if (depth == CheckDepth.EVERY_BLOB) {
      WarmUp.begin();
    }
    var small = new SmallObjects(vault, findings);
    var snapshots =
        small.named(Layout.SNAPSHOTS, Manifests::key).stream()
            .flatMap(object -> Layout.nameIn(object.key()).stream())
            .toList();
    small.look(snapshots);
    condemned.addAll(vault.marks().packs());
    checkIndexes(small);
    var damagedIndexes = findings.damagedBelow("index/");
    if (damagedIndexes.isEmpty()) {
      checkTrees(snapshots);
    } else {
      // What is not in the index cannot be told from what is lost: every snapshot may be touched.
      var all = snapshots.stream().map(ObjectName::toString).toList();
      damagedIndexes.forEach(key -> findings.touch(key, all));
      readSnapshots(snapshots);
    }
    if (depth != CheckDepth.STRUCTURE) {
      checkPacks();
    }
    return new CheckReport(
        snapshots.size(), packs.size(), blobs.get(), readBytes.get(), findings.all());
  }

  private void checkIndexes(SmallObjects small) throws IOException {
    var stored = new HashMap<ObjectName, StoredObject>();
    for (var object : small.named(Layout.PACKS, Layout::pack)) {
      Layout.nameIn(object.key()).ifPresent(name -> stored.put(name, object));
    }
    for (var kind : PackKind.values()) {
      var index = vault.index(kind);
      for (var segment : small.named(kind.indexPrefix(), name -> kind.indexPrefix() + name)) {
        findings.attempt(
            segment.key(),
            () -> index.each(segment.key(), (pack, count) -> list(pack, count, stored)));
      }
    }
    packs.forEach(pack -> stored.remove(pack.name()));
    checkUnlisted(stored);
  }

  private void list(BlobIndex.Pack pack, int count, Map<ObjectName, StoredObject> stored) {
    if (!isSwept(pack, stored.keySet()) && packs.add(pack)) {
      blobs.addAndGet(count);
      compareSize(pack, stored.get(pack.name()));
    }
  }

  /// Packs that no index lists are what killed runs leave, or what somebody else has put there.
  private void checkUnlisted(Map<ObjectName, StoredObject> unlisted) throws IOException {
    var peek = new PackPeek(vault.store(), vault.keys());
    for (var entry : unlisted.entrySet()) {
      var pack = entry.getValue();
      if (vault.store().stat(pack.key()).isEmpty()) {
        continue; // swept, and listed all the same
      }
      if (findings.attempt(pack.key(), () -> peek.require(pack))
          || pack.size() <= Layout.LARGEST_OBJECT) {
        packs.add(new BlobIndex.Pack(entry.getKey(), (int) pack.size()));
      }
    }
  }

  /// Whether a pack is gone because a prune swept it, while a run beside it listed it once more.
  /// Nobody counts on it, and the next prune takes it off the list; a snapshot that needed it would
  /// be found to lack it.
  private boolean isSwept(BlobIndex.Pack pack, Set<ObjectName> stored) {
    return condemned.contains(pack.name()) && !stored.contains(pack.name());
  }

  private void compareSize(BlobIndex.Pack pack, @Nullable StoredObject actual) {
    var key = Layout.pack(pack.name());
    if (actual == null) {
      findings.problem(key, "is in the index but not in the store");
    } else if (actual.size() != pack.size()) {
      findings.problem(key, "has " + actual.size() + " bytes where the index says " + pack.size());
    }
  }

  /// Looks at the snapshots alone, while nobody can tell whether what they need is there.
  private void readSnapshots(List<ObjectName> names) throws IOException {
    for (var name : names) {
      findings.touch(Manifests.key(name), List.of(name.toString()));
      findings.attempt(Manifests.key(name), () -> vault.manifests().read(name));
    }
  }

  /// Looks through trees, several at a time, and through those that snapshots share once.
  private void checkTrees(List<ObjectName> names) throws IOException {
    var completeness = Completeness.load(vault);
    var trees = trees(names);
    var done = new AtomicInteger();
    ManyHands.share(
        "hikae-check-",
        vault.surroundings().workers(),
        trees.size(),
        tree -> {
          check(trees.get(tree), completeness);
          progress.at("checking snapshots", done.incrementAndGet(), trees.size());
        });
  }

  /// A tree, and whose it is.
  private record SharedTree(Manifest manifest, List<ObjectName> snapshots) {}

  private List<SharedTree> trees(List<ObjectName> names) throws IOException {
    var trees = new LinkedHashMap<List<BlobName>, SharedTree>();
    for (var name : names) {
      var key = Manifests.key(name);
      findings.attempt(
          key,
          () -> {
            var manifest = vault.manifests().read(name);
            trees
                .computeIfAbsent(manifest.tree(), _ -> new SharedTree(manifest, new ArrayList<>()))
                .snapshots()
                .add(name);
          });
      findings.touch(key, List.of(name.toString()));
    }
    return List.copyOf(trees.values());
  }

  private void check(SharedTree tree, Completeness completeness) throws IOException {
    var ids = tree.snapshots().stream().map(ObjectName::toString).toList();
    var needs = completeness.needs(tree.manifest());
    needs.packs().forEach(pack -> findings.touch(Layout.pack(pack), ids));
    for (var snapshot : tree.snapshots()) {
      needs.problems().forEach(problem -> findings.problem(Manifests.key(snapshot), problem));
    }
  }

  private void checkPacks() throws IOException {
    var chosen =
        packs.stream()
            .filter(pack -> slice.includes(pack.name()))
            .sorted(Comparator.comparing(BlobIndex.Pack::name))
            .toList();
    var total = chosen.stream().mapToLong(BlobIndex.Pack::size).sum();
    ManyHands.share(
        "hikae-check-",
        vault.surroundings().workers(),
        chosen.size(),
        () -> new Looking(chosen, total));
  }

  /// One thread's part.
  private final class Looking implements ManyHands.Hand {
    private final List<BlobIndex.Pack> chosen;
    private final long total;
    private final PackCheck check = new PackCheck(vault, depth == CheckDepth.EVERY_BLOB);

    Looking(List<BlobIndex.Pack> chosen, long total) {
      this.chosen = chosen;
      this.total = total;
    }

    @Override
    public void take(int piece) throws IOException {
      var pack = chosen.get(piece);
      check.problem(pack).ifPresent(what -> findings.problem(Layout.pack(pack.name()), what));
      progress.at("checking packs", readBytes.addAndGet(pack.size()), total);
    }

    @Override
    public void close() {
      check.close();
    }
  }
}
