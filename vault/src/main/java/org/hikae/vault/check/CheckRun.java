package org.hikae.vault.check;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CheckReport;
import org.hikae.vault.Progress;
import org.hikae.vault.backup.Failure;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.index.Segment;
import org.hikae.vault.key.Opened;
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
      checkSnapshots(snapshots);
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
            () -> index.read(segment.key()).packs().forEach(each -> list(each, stored)));
      }
    }
    packs.forEach(pack -> stored.remove(pack.name()));
    checkUnlisted(stored);
  }

  private void list(Segment.Listed listed, Map<ObjectName, StoredObject> stored) {
    if (!isSwept(listed.pack(), stored.keySet()) && packs.add(listed.pack())) {
      count(listed);
      compareSize(listed.pack(), stored.get(listed.pack().name()));
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

  private void count(Segment.Listed listed) {
    listed.directory().frames().forEach(frame -> blobs.addAndGet(frame.blobs().size()));
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

  private void checkSnapshots(List<ObjectName> names) throws IOException {
    var completeness = Completeness.load(vault);
    var done = 0;
    for (var name : names) {
      var key = Manifests.key(name);
      var id = List.of(name.toString());
      findings.attempt(
          key,
          () -> {
            var needs = completeness.needs(vault.manifests().read(name));
            needs.packs().forEach(pack -> findings.touch(Layout.pack(pack), id));
            needs.problems().forEach(problem -> findings.problem(key, problem));
          });
      findings.touch(key, id);
      progress.at("checking snapshots", ++done, names.size());
    }
  }

  private void checkPacks() throws IOException {
    var chosen =
        packs.stream()
            .filter(pack -> slice.includes(pack.name()))
            .sorted(Comparator.comparing(BlobIndex.Pack::name))
            .toList();
    var total = chosen.stream().mapToLong(BlobIndex.Pack::size).sum();
    var next = new AtomicInteger();
    var failure = new Failure();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < vault.surroundings().workers(); i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("hikae-check-", i)
              .start(() -> checkNext(chosen, next, total, failure)));
    }
    for (var thread : threads) {
      failure.await(() -> thread.join(Duration.ofMillis(100)) ? thread : null);
    }
    failure.rethrow();
  }

  private void checkNext(
      List<BlobIndex.Pack> chosen, AtomicInteger next, long total, Failure failure) {
    try (var check = new PackCheck(vault, depth == CheckDepth.EVERY_BLOB)) {
      for (var i = next.getAndIncrement();
          i < chosen.size() && !failure.happened();
          i = next.getAndIncrement()) {
        var pack = chosen.get(i);
        check.problem(pack).ifPresent(what -> findings.problem(Layout.pack(pack.name()), what));
        progress.at("checking packs", readBytes.addAndGet(pack.size()), total);
      }
    } catch (Throwable e) {
      failure.set(e);
    }
  }
}
