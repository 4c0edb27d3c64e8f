package org.hikae.vault.check;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.CheckReport;
import org.hikae.vault.CheckReport.Finding;
import org.hikae.vault.Progress;
import org.hikae.vault.VaultException;
import org.hikae.vault.backup.Failure;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.index.Segment;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifests;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.StoreException;
import org.jspecify.annotations.Nullable;

/// Finds out whether a vault is whole: every object opens, every snapshot has what it needs, and as
/// deep as is asked for, every byte is the one that was written.
public final class CheckRun {
  private final Opened vault;
  private final CheckDepth depth;
  private final Progress progress;
  private final Set<ObjectName> condemned = new HashSet<>();
  private final Map<String, Set<String>> problems = new TreeMap<>();
  private final Map<ObjectName, Set<String>> users = new HashMap<>();
  private final Map<String, Set<String>> touched = new HashMap<>();
  private final AtomicLong readBytes = new AtomicLong();
  private final AtomicLong blobs = new AtomicLong();

  public CheckRun(Opened vault, CheckDepth depth, Progress progress) {
    this.vault = vault;
    this.depth = depth;
    this.progress = progress;
  }

  public CheckReport run() throws IOException {
    if (depth == CheckDepth.EVERY_BLOB) {
      WarmUp.begin();
    }
    checkKeysAndMarks();
    var packs = checkIndexes();
    var snapshots = vault.manifests().names();
    if (problems.keySet().stream().noneMatch(key -> key.startsWith("index/"))) {
      checkSnapshots(snapshots);
    } else {
      // What is not in the index cannot be told from what is lost: every snapshot may be touched.
      var all = snapshots.stream().map(ObjectName::toString).toList();
      problems.keySet().forEach(key -> touch(key, all));
    }
    if (depth != CheckDepth.STRUCTURE) {
      checkPacks(packs);
    }
    return new CheckReport(
        snapshots.size(), packs.size(), blobs.get(), readBytes.get(), findings());
  }

  /// Key slots are read by people in need only, so they are looked at here.
  private void checkKeysAndMarks() throws IOException {
    var slots = new ArrayList<String>();
    vault.store().list(Layout.KEYS, object -> slots.add(object.key()));
    for (var slot : slots) {
      attempt(slot, () -> SealedObject.read(vault.store(), slot));
    }
    for (var mark : vault.marks().keysOfAll()) {
      attempt(mark, () -> condemned.addAll(vault.marks().read(mark)));
    }
  }

  private List<BlobIndex.Pack> checkIndexes() throws IOException {
    var sizes = new HashMap<ObjectName, Long>();
    vault
        .store()
        .list(
            Layout.PACKS,
            object ->
                Layout.nameIn(object.key()).ifPresent(name -> sizes.put(name, object.size())));
    var packs = new HashSet<BlobIndex.Pack>();
    for (var kind : PackKind.values()) {
      var index = vault.index(kind);
      for (var key : index.segments()) {
        attempt(
            key,
            () ->
                index
                    .read(key)
                    .packs()
                    .forEach(
                        listed -> {
                          if (!isSwept(listed.pack(), sizes) && packs.add(listed.pack())) {
                            count(listed);
                            compareSize(listed.pack(), sizes.get(listed.pack().name()));
                          }
                        }));
      }
    }
    var sorted = new ArrayList<>(packs);
    sorted.sort(Comparator.comparing(BlobIndex.Pack::name));
    return sorted;
  }

  /// Whether a pack is gone because a prune swept it, while a run beside it listed it once more.
  /// Nobody counts on it, and the next prune takes it off the list; a snapshot that needed it would
  /// be found to lack it.
  private boolean isSwept(BlobIndex.Pack pack, Map<ObjectName, Long> sizes) {
    return condemned.contains(pack.name()) && !sizes.containsKey(pack.name());
  }

  private void count(Segment.Listed listed) {
    listed.directory().frames().forEach(frame -> blobs.addAndGet(frame.blobs().size()));
  }

  private void compareSize(BlobIndex.Pack pack, @Nullable Long actual) {
    if (actual == null) {
      problem(Layout.pack(pack.name()), "is in the index but not in the store");
    } else if (actual != pack.size()) {
      problem(
          Layout.pack(pack.name()), "has " + actual + " bytes where the index says " + pack.size());
    }
  }

  private void checkSnapshots(List<ObjectName> names) throws IOException {
    var completeness = Completeness.load(vault);
    var done = 0;
    for (var name : names) {
      var key = Manifests.key(name);
      attempt(
          key,
          () -> {
            var needs = completeness.needs(vault.manifests().read(name));
            needs
                .packs()
                .forEach(
                    pack -> users.computeIfAbsent(pack, _ -> new TreeSet<>()).add(name.toString()));
            needs.problems().forEach(problem -> problem(key, problem));
          });
      touch(key, List.of(name.toString()));
      progress.at("checking snapshots", ++done, names.size());
    }
  }

  private void checkPacks(List<BlobIndex.Pack> packs) throws IOException {
    var total = packs.stream().mapToLong(BlobIndex.Pack::size).sum();
    var next = new AtomicInteger();
    var failure = new Failure();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < vault.surroundings().workers(); i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("hikae-check-", i)
              .start(() -> checkNext(packs, next, total, failure)));
    }
    for (var thread : threads) {
      failure.await(() -> thread.join(Duration.ofMillis(100)) ? thread : null);
    }
    failure.rethrow();
  }

  private void checkNext(
      List<BlobIndex.Pack> packs, AtomicInteger next, long total, Failure failure) {
    try (var check = new PackCheck(vault, depth == CheckDepth.EVERY_BLOB)) {
      for (var i = next.getAndIncrement();
          i < packs.size() && !failure.happened();
          i = next.getAndIncrement()) {
        var pack = packs.get(i);
        check.problem(pack).ifPresent(problem -> problem(Layout.pack(pack.name()), problem));
        progress.at("checking packs", readBytes.addAndGet(pack.size()), total);
      }
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  /// A look at one object.
  private interface Look {
    void take() throws IOException;
  }

  /// Records what is wrong with an object, and goes on; but a store that does not answer ends the
  /// check, for nothing can be said then.
  private void attempt(String key, Look look) throws IOException {
    try {
      look.take();
    } catch (VaultException e) {
      problem(key, withoutKey(key, e.getMessage()));
    } catch (StoreException.Missing | StoreException.Truncated e) {
      problem(key, e.getMessage());
    }
  }

  private static String withoutKey(String key, @Nullable String message) {
    var text = String.valueOf(message);
    return text.startsWith(key + " ") ? text.substring(key.length() + 1) : text;
  }

  private synchronized void problem(String key, @Nullable String what) {
    problems.computeIfAbsent(key, _ -> new TreeSet<>()).add(String.valueOf(what));
  }

  private void touch(String key, List<String> snapshots) {
    touched.computeIfAbsent(key, _ -> new TreeSet<>()).addAll(snapshots);
  }

  private List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    problems.forEach(
        (key, each) ->
            each.forEach(
                problem -> findings.add(new Finding(key, problem, snapshotsTouchedBy(key)))));
    return findings;
  }

  private List<String> snapshotsTouchedBy(String key) {
    if (key.startsWith(Layout.PACKS)) {
      return Layout.nameIn(key)
          .map(pack -> List.copyOf(users.getOrDefault(pack, Set.of())))
          .orElse(List.of());
    }
    return List.copyOf(touched.getOrDefault(key, Collections.emptySet()));
  }
}
