package org.hikae.vault.prune;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hikae.vault.Progress;
import org.hikae.vault.PrunePlan;
import org.hikae.vault.PrunePlan.LockedPack;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.hold.Holds;
import org.hikae.vault.index.Segment;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.StoreException;

/// Prunes in two steps, alongside whatever else runs. First what nothing needs is condemned: from
/// then on no backup counts on it. A grace time later, having looked again, what is still not
/// needed is swept. A backup that began before the condemnation has published within the grace
/// time, so its needs are seen by the second look.
///
/// What is condemned stays so: when a second look finds it needed, that is moved into a new pack.
///
/// In order, so that a run may be killed between any two writes: moved blobs and their index, the
/// mark; and for what is swept: the index without it, the packs; a later run deletes the mark.
public final class PruneRun {
  /// A pack of which less than this is needed is rewritten.
  private static final double WORTH_KEEPING = 0.8;

  private final Opened vault;
  private final Instant now;

  /// @param now the store's time
  public PruneRun(Opened vault, Instant now) {
    this.vault = vault;
    this.now = now;
  }

  public PrunePlan plan(Duration grace) throws IOException {
    new Holds(vault).requireKept();
    var marks = vault.marks().all(); // before the look: see Footing
    return judge(grace, marks, Liveness.of(vault)).plan();
  }

  /// Does what was planned, as far as a new look still agrees.
  ///
  /// @return what was done
  public PrunePlan execute(PrunePlan wanted, Progress progress) throws IOException {
    new Holds(vault).requireKept();
    var marks = vault.marks().all();
    var liveness = Liveness.of(vault);
    var judgement = judge(wanted.grace(), marks, liveness).only(wanted);
    var moved = new ArrayList<Segment.Listed>(judgement.rewrite);
    moved.addAll(judgement.rescued);
    new Rewrite(vault, liveness).move(moved, progress);
    var condemned = new TreeSet<ObjectName>(judgement.condemn);
    moved.forEach(listed -> condemned.add(listed.pack().name()));
    condemned.addAll(judgement.sweep);
    if (!condemned.isEmpty()) {
      vault.marks().condemn(condemned);
    }
    unlist(judgement.sweep);
    for (var pack : List.copyOf(judgement.sweep)) {
      try {
        vault.store().delete(Layout.pack(pack));
      } catch (StoreException.Locked locked) {
        judgement.keep(pack, locked.until().orElse(now));
      }
    }
    for (var mark : judgement.served) {
      vault.store().delete(mark);
    }
    return judgement.plan();
  }

  /// What becomes of each pack.
  private static final class Judgement {
    private final Duration grace;
    private final Set<ObjectName> condemn = new TreeSet<>();
    private final List<Segment.Listed> rewrite = new ArrayList<>();
    private final Set<ObjectName> sweep = new TreeSet<>();
    private final Map<ObjectName, Instant> locked = new TreeMap<>();
    private final List<Segment.Listed> rescued = new ArrayList<>();
    private final List<String> served = new ArrayList<>();
    private final Map<ObjectName, Long> sizes = new TreeMap<>();

    Judgement(Duration grace) {
      this.grace = grace;
    }

    /// What is left of it when only what was planned may be done.
    Judgement only(PrunePlan plan) {
      condemn.removeIf(pack -> !plan.condemn().contains(pack.toString()));
      rewrite.removeIf(listed -> !plan.rewrite().contains(listed.pack().name().toString()));
      sweep.removeIf(pack -> !plan.sweep().contains(pack.toString()));
      rescued.removeIf(listed -> !plan.rescue().contains(listed.pack().name().toString()));
      return this;
    }

    /// A locked pack is not swept, and its marks stay for the prune that can.
    void keep(ObjectName pack, Instant until) {
      sweep.remove(pack);
      locked.put(pack, until);
      served.clear();
    }

    PrunePlan plan() {
      var moved = rewrite.stream().map(listed -> listed.pack().name()).toList();
      return new PrunePlan(
          grace,
          texts(condemn),
          texts(moved),
          texts(sweep),
          locked.entrySet().stream()
              .map(each -> new LockedPack(each.getKey().toString(), each.getValue()))
              .toList(),
          texts(rescued.stream().map(listed -> listed.pack().name()).toList()),
          weigh(sweep),
          weigh(condemn) + weigh(moved));
    }

    private long weigh(Collection<ObjectName> packs) {
      return packs.stream().mapToLong(pack -> sizes.getOrDefault(pack, 0L)).sum();
    }

    private static List<String> texts(Collection<ObjectName> packs) {
      return packs.stream().map(ObjectName::toString).toList();
    }
  }

  private Judgement judge(Duration grace, List<Marks.Mark> marks, Liveness liveness)
      throws IOException {
    if (grace.compareTo(Layout.LEAST_GRACE) < 0) {
      throw new IllegalArgumentException("the grace time is at least " + Layout.LEAST_GRACE);
    }
    var judgement = new Judgement(grace);
    var condemned = new HashSet<ObjectName>();
    var due = new HashSet<ObjectName>();
    for (var mark : marks) {
      condemned.addAll(mark.packs());
      if (!mark.at().plus(grace).isAfter(now)) {
        due.addAll(mark.packs());
      }
    }
    // A pack condemned again since then gets the grace time of its last mark.
    marks.stream()
        .filter(mark -> mark.at().plus(grace).isAfter(now))
        .forEach(mark -> due.removeAll(mark.packs()));
    var seen = new HashSet<ObjectName>();
    for (var kind : PackKind.values()) {
      for (var key : vault.index(kind).segments()) {
        var segment = vault.index(kind).own(key);
        if (segment.isPresent()) {
          for (var listed : segment.get().packs()) {
            if (seen.add(listed.pack().name())) {
              judge(listed, kind, condemned, due, liveness, judgement);
            }
          }
        }
      }
    }
    judgeUnlisted(seen, condemned, due, judgement);
    keepLocked(judgement);
    serve(marks, due, seen, judgement);
    return judgement;
  }

  private void keepLocked(Judgement judgement) throws IOException {
    if (vault.settings().lock().isPresent()) {
      for (var pack : List.copyOf(judgement.sweep)) {
        vault
            .store()
            .lockOf(Layout.pack(pack))
            .map(Lock::until)
            .filter(now::isBefore)
            .ifPresent(until -> judgement.keep(pack, until));
      }
    }
  }

  /// A mark has served once all its packs are gone from the store and from every segment. It stays
  /// that long because a run beside this one may yet list a pack that was swept: nobody counts on
  /// what is condemned. For the same reason what is swept is marked once more.
  private static void serve(
      List<Marks.Mark> marks, Set<ObjectName> due, Set<ObjectName> listed, Judgement into) {
    for (var mark : marks) {
      if (due.containsAll(mark.packs())
          && mark.packs().stream()
              .noneMatch(pack -> listed.contains(pack) || into.sizes.containsKey(pack))) {
        into.served.add(mark.key());
      }
    }
  }

  /// Packs that no index lists are what a killed run has left, once they are as old as no running
  /// one is.
  private void judgeUnlisted(
      Set<ObjectName> listed, Set<ObjectName> condemned, Set<ObjectName> due, Judgement into)
      throws IOException {
    vault
        .store()
        .list(
            Layout.PACKS,
            object -> {
              var name = Layout.nameIn(object.key());
              if (name.isPresent() && !listed.contains(name.get())) {
                into.sizes.put(name.get(), object.size());
                var old = object.writtenAt().plus(Layout.LEAST_GRACE).isBefore(now);
                if (due.contains(name.get())) {
                  into.sweep.add(name.get());
                } else if (old && !condemned.contains(name.get())) {
                  into.condemn.add(name.get());
                }
              }
            });
  }

  private static void judge(
      Segment.Listed listed,
      PackKind kind,
      Set<ObjectName> condemned,
      Set<ObjectName> due,
      Liveness liveness,
      Judgement into) {
    var name = listed.pack().name();
    into.sizes.put(name, (long) listed.pack().size());
    var needed = 0L;
    var all = 0L;
    for (var frame : listed.directory().frames()) {
      needed += liveness.neededBytes(kind, name, frame);
      all += Liveness.bytes(frame.blobs());
    }
    if (condemned.contains(name)) {
      if (due.contains(name) && needed > 0) {
        into.rescued.add(listed);
      } else if (due.contains(name)) {
        into.sweep.add(name);
      }
    } else if (needed == 0) {
      into.condemn.add(name);
    } else if (needed < all * WORTH_KEEPING) {
      into.rewrite.add(listed);
    }
  }

  /// Lists what segments list besides the given packs anew, then deletes the old segments.
  private void unlist(Set<ObjectName> packs) throws IOException {
    for (var kind : PackKind.values()) {
      var index = vault.index(kind);
      var kept = new TreeMap<ObjectName, FinishedPack>();
      var outdated = new ArrayList<String>();
      for (var key : index.segments()) {
        try {
          var listed = index.own(key).map(Segment::packs).orElse(List.of());
          if (listed.stream().anyMatch(each -> packs.contains(each.pack().name()))) {
            outdated.add(key);
            listed.stream()
                .filter(each -> !packs.contains(each.pack().name()))
                .forEach(each -> kept.put(each.pack().name(), each.again()));
          }
        } catch (StoreException.Missing _) {
          // Another prune has replaced it.
        }
      }
      if (!kept.isEmpty()) {
        index.publish(List.copyOf(kept.values()));
      }
      for (var key : outdated) {
        vault.store().delete(key);
      }
    }
  }
}
