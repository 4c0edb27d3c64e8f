package org.hikae.vault.lock;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.hikae.vault.LockPlan;
import org.hikae.vault.LockPlan.Extension;
import org.hikae.vault.LockTerm;
import org.hikae.vault.Progress;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.key.Opened;
import org.hikae.vault.store.AtOnce;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Store.StoredObject;
import org.hikae.vault.store.StoreException;

/// Extends locks by what snapshots need: a snapshot is locked for the vault's term from when it was
/// written, and everything that it needs at least as long, however old it is. What only unlocked
/// snapshots need is left to run out.
public final class LockRun {
  private final Opened vault;
  private final LockTerm term;

  public LockRun(Opened vault, LockTerm term) {
    this.vault = vault;
    this.term = term;
  }

  /// What all snapshots need that are still locked.
  public LockPlan plan() throws IOException {
    return plan(_ -> true);
  }

  /// What this snapshot needs: enough after it was made, when those before it were seen to.
  public LockPlan planFor(ObjectName snapshot) throws IOException {
    return plan(snapshot::equals);
  }

  private LockPlan plan(Predicate<ObjectName> wanted) throws IOException {
    var snapshots = lockedSnapshots(wanted);
    if (snapshots.isEmpty()) {
      return new LockPlan(0, List.of());
    }
    var needs = new LockNeeds(vault);
    for (var snapshot : snapshots) {
      var manifest = vault.manifests().readable(snapshot.name);
      if (manifest.isPresent()) {
        needs.add(manifest.get(), snapshot.until);
      }
    }
    var until = new HashMap<String, Instant>();
    needs.packs().forEach((pack, end) -> until.put(Layout.pack(pack), end));
    var longest = snapshots.getFirst().until;
    until.put(Layout.VAULT, longest);
    listed(Layout.KEYS).keySet().forEach(slot -> until.put(slot, longest));
    return new LockPlan(until.size() + snapshots.size(), tooShort(until));
  }

  /// The longest locked first.
  private List<Locked> lockedSnapshots(Predicate<ObjectName> wanted) throws IOException {
    var now = vault.surroundings().clock().instant();
    var snapshots = new ArrayList<Locked>();
    for (var object : listed(Layout.SNAPSHOTS).values()) {
      var until = object.writtenAt().plus(term.span());
      Layout.nameIn(object.key())
          .filter(wanted)
          .filter(_ -> until.isAfter(now))
          .ifPresent(name -> snapshots.add(new Locked(name, until)));
    }
    snapshots.sort(Comparator.comparing(Locked::until).reversed());
    return snapshots;
  }

  /// A young pack has its first lock still, so that the store need not be asked for it.
  private List<Extension> tooShort(Map<String, Instant> needed) throws IOException {
    var packs = listed(Layout.PACKS);
    var candidates = new ArrayList<Extension>();
    needed.forEach(
        (key, until) -> {
          var first =
              Optional.ofNullable(packs.get(key))
                  .map(pack -> pack.writtenAt().plus(term.span()).plus(term.slack()));
          if (first.filter(lock -> !lock.isBefore(until)).isEmpty()) {
            candidates.add(new Extension(key, until));
          }
        });
    candidates.sort(Comparator.comparing(Extension::key));
    return AtOnce.filter(candidates, each -> !isLockedUntil(each.until(), each.key()));
  }

  private boolean isLockedUntil(Instant until, String key) throws IOException {
    return vault.store().lockOf(key).filter(lock -> !lock.until().isBefore(until)).isPresent();
  }

  private Map<String, StoredObject> listed(String prefix) throws IOException {
    var objects = new HashMap<String, StoredObject>();
    vault.store().list(prefix, object -> objects.put(object.key(), object));
    return objects;
  }

  /// Extends, each by a slack more than is needed now.
  public void execute(LockPlan plan, Progress progress) throws IOException {
    extend(plan.extensions(), term.slack(), progress);
  }

  private void extend(Collection<Extension> extensions, Duration slack, Progress progress)
      throws IOException {
    var done = new AtomicLong();
    AtOnce.each(
        extensions,
        each -> {
          lock(each.key(), new Lock(each.until().plus(slack), term.mode()));
          progress.at("extending locks", done.incrementAndGet(), extensions.size());
        });
  }

  private void lock(String key, Lock lock) throws IOException {
    try {
      vault.store().lock(key, lock);
    } catch (StoreException.Missing _) {
      // Swept meanwhile, or lost: a check says which.
    }
  }

  private record Locked(ObjectName name, Instant until) {}
}
