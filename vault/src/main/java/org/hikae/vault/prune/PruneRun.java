package org.hikae.vault.prune;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hikae.vault.Progress;
import org.hikae.vault.PrunePlan;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.hold.Holds;
import org.hikae.vault.index.Segment;
import org.hikae.vault.index.SegmentSummary;
import org.hikae.vault.index.Survey;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.AtOnce;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.StoreException;

/// Prunes in two steps, alongside whatever else runs. First what nothing needs is condemned: from
/// then on no backup counts on it. A grace time later, having looked again, what is still not
/// needed is swept. A backup that began before the condemnation has published within the grace
/// time, so its needs are seen by the second look.
///
/// What is condemned stays so: when a second look finds it needed, that is moved into a new pack.
///
/// In order, so that a run may be killed between any two writes: moved blobs and their index,
/// segments that list what others list no more, the mark; then the old segments go, and the packs;
/// a later run deletes the mark.
public final class PruneRun {
  private final Opened vault;
  private final Instant now;

  /// @param now the store's time
  public PruneRun(Opened vault, Instant now) {
    this.vault = vault;
    this.now = now;
  }

  /// Looks at everything, and finds out what is to be done. However long that waits to be done: a
  /// snapshot that is published meanwhile counts on nothing that a mark condemns, and what is
  /// condemned only now is looked at again before it goes.
  ///
  /// @param without snapshots that do not count: they are forgotten before anything is done
  public Prepared prepare(Duration grace, Set<ObjectName> without) throws IOException {
    return prepare(grace, without, Optional.empty());
  }

  /// Looks anew, and leaves of what is to be done what was planned.
  public Prepared prepare(PrunePlan planned) throws IOException {
    return prepare(planned.grace(), Set.of(), Optional.of(planned));
  }

  private Prepared prepare(Duration grace, Set<ObjectName> without, Optional<PrunePlan> only)
      throws IOException {
    if (grace.compareTo(Layout.LEAST_GRACE) < 0) {
      throw new IllegalArgumentException("the grace time is at least " + Layout.LEAST_GRACE);
    }
    new Holds(vault).requireKept();
    var marks = vault.marks().all(); // before the look: see Footing
    var condemned = Condemned.by(marks, grace, now);
    Map<PackKind, Survey> surveys = new EnumMap<>(PackKind.class);
    for (var kind : PackKind.values()) {
      surveys.put(kind, vault.index(kind).survey(condemned.all()));
    }
    var look = new Look(condemned, surveys, without);
    return new Prepared(look, judge(grace, look, only));
  }

  /// What a prune judges by.
  private final class Look {
    final Condemned condemned;
    final Map<PackKind, Survey> surveys;
    final Liveness liveness;
    final Set<ObjectName> listed = new HashSet<>();

    Look(Condemned condemned, Map<PackKind, Survey> surveys, Set<ObjectName> without)
        throws IOException {
      this.condemned = condemned;
      this.surveys = surveys;
      this.liveness =
          Liveness.of(vault, survey(PackKind.TREE).index(), survey(PackKind.DATA).index(), without);
      for (var survey : surveys.values()) {
        survey.index().packs().forEach(pack -> listed.add(pack.name()));
      }
    }

    Survey survey(PackKind kind) {
      return Objects.requireNonNull(surveys.get(kind));
    }
  }

  private Judgement judge(Duration grace, Look look, Optional<PrunePlan> only) throws IOException {
    var judgement = new Judgement(grace);
    var waste = new Waste();
    for (var kind : PackKind.values()) {
      judgeListed(kind, look, judgement, waste);
    }
    judgement.rewrite.addAll(waste.worthMoving());
    judgeUnlisted(look, judgement);
    keepLocked(judgement);
    only.ifPresent(judgement::only);
    var mergeable = only.map(plan -> Judgement.names(plan.merge()));
    var retirable = only.map(plan -> Judgement.names(plan.retire()));
    for (var kind : PackKind.values()) {
      judgement.segments.put(
          kind,
          SegmentPlan.of(
              look.survey(kind).segments(),
              look.condemned,
              judgement.sweep,
              name -> mergeable.map(names -> names.contains(name)).orElse(true),
              name -> retirable.map(names -> names.contains(name)).orElse(true)));
    }
    serve(look, judgement);
    return judgement;
  }

  private static void judgeListed(PackKind kind, Look look, Judgement into, Waste waste) {
    var packs = look.survey(kind).index().packs();
    var weights = look.liveness.weights(kind);
    for (var i = 0; i < packs.size(); i++) {
      var pack = packs.get(i);
      var needed = weights.needed()[i];
      into.weigh(pack.name(), pack.size());
      judge(pack.name(), needed, look.condemned, into);
      if (needed > 0 && !look.condemned.all().contains(pack.name())) {
        waste.add(pack.name(), pack.size(), (double) needed / weights.all()[i]);
      }
    }
  }

  private static void judge(ObjectName pack, long needed, Condemned condemned, Judgement into) {
    if (condemned.due().contains(pack)) {
      (needed > 0 ? into.rescue : into.sweep).add(pack);
    } else if (condemned.all().contains(pack)) {
      return;
    } else if (needed == 0) {
      into.condemn.add(pack);
    }
  }

  /// Packs that no index lists are what a killed run has left, once they are as old as no running
  /// one is.
  private void judgeUnlisted(Look look, Judgement into) throws IOException {
    vault
        .store()
        .list(
            Layout.PACKS,
            object -> {
              var name = Layout.nameIn(object.key());
              if (name.isPresent() && !look.listed.contains(name.get())) {
                into.weigh(name.get(), object.size());
                var old = object.writtenAt().plus(Layout.LEAST_GRACE).isBefore(now);
                if (look.condemned.due().contains(name.get())) {
                  into.sweep.add(name.get());
                } else if (old && !look.condemned.all().contains(name.get())) {
                  into.condemn.add(name.get());
                }
              }
            });
  }

  private void keepLocked(Judgement judgement) throws IOException {
    if (vault.settings().lock().isPresent()) {
      AtOnce.each(
          List.copyOf(judgement.sweep),
          pack ->
              vault
                  .store()
                  .lockOf(Layout.pack(pack))
                  .map(Lock::until)
                  .filter(now::isBefore)
                  .ifPresent(until -> judgement.keep(pack, until)));
    }
  }

  /// A mark has served once all that it condemns is gone from the store and from every segment. It
  /// stays that long because a run beside this one may yet list a pack that was swept: nobody
  /// counts on what is condemned. For the same reason what is swept is marked once more.
  private static void serve(Look look, Judgement into) {
    var standing = new HashSet<ObjectName>();
    for (var survey : look.surveys.values()) {
      survey.segments().forEach(each -> standing.add(each.name()));
    }
    for (var plan : into.segments.values()) {
      plan.retired().stream().map(SegmentSummary::name).forEach(standing::remove);
    }
    for (var mark : look.condemned.marks()) {
      if (look.condemned.due().containsAll(mark.packs())
          && mark.packs().stream().noneMatch(name -> into.knows(name) || standing.contains(name))) {
        into.served.add(mark.key());
      }
    }
  }

  /// A look that was taken, and what follows from it. To be executed once.
  public final class Prepared {
    private final Look look;
    private final Judgement judgement;

    private Prepared(Look look, Judgement judgement) {
      this.look = look;
      this.judgement = judgement;
    }

    public PrunePlan plan() {
      return judgement.plan();
    }

    /// Does it.
    ///
    /// @return what was done
    public PrunePlan execute(Progress progress) throws IOException {
      new Rewrite(vault, look.liveness).move(listed(judgement.moved()), progress);
      for (var kind : PackKind.values()) {
        var plan = judgement.segments.get(kind);
        if (plan != null && !plan.unlisted().isEmpty()) {
          vault.index(kind).listAnew(plan.sources(), plan.unlisted());
        }
      }
      var marked = judgement.marked();
      if (!marked.isEmpty()) {
        vault.marks().condemn(marked);
      }
      AtOnce.each(judgement.doneSegments(), vault.store()::delete);
      AtOnce.each(List.copyOf(judgement.sweep), this::sweep);
      AtOnce.each(List.copyOf(judgement.served), vault.store()::delete);
      return judgement.plan();
    }

    /// The packs that are counted on when this is done: those that were listed and stay.
    public Set<ObjectName> staying() {
      var staying = new HashSet<>(look.listed);
      staying.removeAll(judgement.marked());
      return staying;
    }

    private void sweep(ObjectName pack) throws IOException {
      try {
        vault.store().delete(Layout.pack(pack));
      } catch (StoreException.Locked locked) {
        judgement.keep(pack, locked.until().orElse(now));
      }
    }

    private List<Segment.Listed> listed(Set<ObjectName> packs) throws IOException {
      var found = new ArrayList<Segment.Listed>();
      for (var kind : PackKind.values()) {
        var keys =
            look.survey(kind).segments().stream()
                .filter(each -> each.packs().stream().anyMatch(packs::contains))
                .map(SegmentSummary::key)
                .toList();
        found.addAll(vault.index(kind).find(keys, packs));
      }
      return found;
    }
  }
}
