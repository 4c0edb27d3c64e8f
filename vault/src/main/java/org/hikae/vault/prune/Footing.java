package org.hikae.vault.prune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hikae.vault.Progress;
import org.hikae.vault.VaultException;
import org.hikae.vault.check.Completeness;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.index.Segment;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.manifest.Manifests;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.StoreException;

/// What a run counts on while prunes run beside it. Before its snapshot is published, and once more
/// after, the run looks whether anything was condemned or swept meanwhile. What the snapshot needs
/// of condemned packs is moved into new ones; if something is gone, there is no snapshot.
///
/// So no clock has to be right: a mark that is written after the second look is older than every
/// look of the prune that serves it, and that one sees the snapshot.
public final class Footing {
  private final Opened vault;
  private final Seen seen;

  private Footing(Opened vault, Seen seen) {
    this.vault = vault;
    this.seen = seen;
  }

  /// What tells that a prune was at work: marks come when packs are condemned, segments go before
  /// packs are swept.
  private record Seen(Set<String> marks, Set<String> segments) {
    static Seen now(Opened vault) throws IOException {
      var segments = new TreeSet<String>();
      for (var kind : PackKind.values()) {
        segments.addAll(vault.index(kind).segments());
      }
      return new Seen(new TreeSet<>(vault.marks().keysOfAll()), segments);
    }

    boolean quietSince(Seen earlier) {
      return earlier.marks.containsAll(marks) && segments.containsAll(earlier.segments);
    }
  }

  /// Taken before a run looks at what the vault has.
  public static Footing before(Opened vault) throws IOException {
    return new Footing(vault, Seen.now(vault));
  }

  /// Moves what a snapshot that is yet to be published needs of condemned packs.
  ///
  /// @return what to hold against the state after publication
  public Footing secure(Manifest manifest) throws IOException {
    var now = Seen.now(vault);
    if (!now.quietSince(seen) || (!now.marks.isEmpty() && listsCondemned())) {
      move(manifest);
    }
    return new Footing(vault, now);
  }

  /// Marks may be of packs that were swept long since, or of segments alone.
  private boolean listsCondemned() throws IOException {
    for (var kind : PackKind.values()) {
      if (vault.load(kind).hasCondemned()) {
        return true;
      }
    }
    return false;
  }

  /// Looks again after a run's own snapshot was published. When not all of it is there, it is
  /// withdrawn: nobody but this run knows of it yet.
  public void keep(ObjectName id, Manifest manifest) throws IOException {
    keep(id, manifest, () -> true);
  }

  /// Looks again after a snapshot was published that another run may have published and
  /// acknowledged as well. It is withdrawn only when a pack that it was found in is gone, not
  /// because something could not be read: what was whole for the other run stays.
  ///
  /// @param packs where all that the snapshot needs was found before it was published
  public void keepShared(ObjectName id, Manifest manifest, Set<ObjectName> packs)
      throws IOException {
    keep(id, manifest, () -> isShaken(manifest, packs));
  }

  /// Whether a snapshot that was published has to go.
  private interface Verdict {
    boolean withdraw() throws IOException;
  }

  private void keep(ObjectName id, Manifest manifest, Verdict verdict) throws IOException {
    if (Seen.now(vault).quietSince(seen)) {
      return;
    }
    try {
      moveOrTryAgain(manifest);
    } catch (VaultException | StoreException.Missing e) {
      if (verdict.withdraw()) {
        vault.store().delete(Manifests.key(id));
      }
      throw e;
    }
  }

  /// A read may have been cut short or altered on its way: one look is no proof.
  private void moveOrTryAgain(Manifest manifest) throws IOException {
    try {
      move(manifest);
    } catch (VaultException | StoreException.Missing _) {
      move(manifest);
    }
  }

  private boolean isShaken(Manifest manifest, Set<ObjectName> packs) throws IOException {
    var condemned = vault.marks().packs();
    for (var pack : packs) {
      if (condemned.contains(pack) || vault.store().stat(Layout.pack(pack)).isEmpty()) {
        return true;
      }
    }
    return !Completeness.load(vault).needs(manifest).gone().isEmpty();
  }

  private void move(Manifest manifest) throws IOException {
    var condemned = vault.marks().packs();
    var needs = Completeness.load(vault).needs(manifest);
    if (!needs.problems().isEmpty()) {
      throw new VaultException(
          VaultException.Code.DAMAGED,
          "a prune overtook this run: " + needs.problems().getFirst(),
          "Run it again; what was stored is not stored twice.");
    }
    var shaky = new HashSet<>(needs.packs());
    shaky.retainAll(condemned);
    if (!shaky.isEmpty()) {
      new Rewrite(vault, Needed.ALL).move(listed(shaky), Progress.NONE);
    }
  }

  private List<Segment.Listed> listed(Set<ObjectName> packs) throws IOException {
    var found = new ArrayList<Segment.Listed>();
    for (var kind : PackKind.values()) {
      var index = vault.index(kind);
      found.addAll(index.find(index.segments(), packs));
    }
    var left = new HashSet<>(packs);
    found.forEach(each -> left.remove(each.pack().name()));
    if (!left.isEmpty()) {
      var pack = Layout.pack(left.iterator().next());
      throw new StoreException.Missing(vault.store().address(), pack);
    }
    return found;
  }
}
