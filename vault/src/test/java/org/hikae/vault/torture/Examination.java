package org.hikae.vault.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.hikae.vault.CheckDepth;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Trees;
import org.hikae.vault.Vault;
import org.hikae.vault.store.ReadOnlyStore;
import org.hikae.vault.store.directory.DirectoryStore;
import org.hikae.vault.torture.Promises.Picture;

/// Looks at the vaults when nobody works on them: a check of every blob has to be clean, every
/// promised snapshot has to be there, and every snapshot there is has to restore bit for bit.
record Examination(Places places, Promises promises, Tally tally) {

  void examine(String name) throws IOException {
    try (var store = new DirectoryStore(places.vault(name));
        var vault = Vault.open(new ReadOnlyStore(store), places.key())) {
      examine(name, vault);
    } catch (IOException e) {
      tally.violation(name + " cannot be looked at: " + e);
    }
  }

  private void examine(String name, Vault vault) throws IOException {
    var findings = vault.check(CheckDepth.EVERY_BLOB, Progress.NONE).findings();
    tally.checks++;
    if (!findings.isEmpty()) {
      tally.violation(name + ": check found " + findings);
    }
    var missing = new TreeSet<>(promises.of(name));
    for (var snapshot : vault.snapshots()) {
      missing.remove(snapshot.id());
      compare(name, vault, snapshot);
    }
    if (!missing.isEmpty()) {
      tally.violation(name + ": acknowledged and gone: " + missing);
    }
  }

  private void compare(String name, Vault vault, Snapshot snapshot) throws IOException {
    var target = places.restored("examined");
    try {
      var options = RestoreOptions.WHOLE.below(snapshot.roots().getFirst());
      vault.restore(snapshot, target, options, Progress.NONE);
      // Published, whole, and nobody is about to forget it: from now on it is promised.
      match(name, snapshot.id(), snapshot.origin().source(), target)
          .ifPresent(found -> promises.acknowledge(name, snapshot.id(), found));
    } catch (IOException e) {
      tally.violation(name + ": " + snapshot.id() + " cannot be restored: " + e);
    } finally {
      remove(target);
    }
  }

  /// Compares what was restored with what was backed up.
  ///
  /// @return what was restored, if it is what was backed up
  Optional<Picture> match(String name, String id, String source, Path restored) throws IOException {
    var found = new Picture(Trees.describe(restored));
    tally.restores++;
    var possible = promises.possible(id, source);
    if (possible.contains(found)) {
      return Optional.of(found);
    }
    tally.violation(
        "%s: %s of source %s restores otherwise: %s"
            .formatted(name, id, source, difference(possible, found)));
    return Optional.empty();
  }

  private static List<String> difference(List<Picture> possible, Picture found) {
    if (possible.isEmpty()) {
      return List.of("nobody backed that up");
    }
    var wanted = possible.getLast().entries();
    var names = new TreeSet<>(wanted.keySet());
    names.addAll(found.entries().keySet());
    return names.stream()
        .filter(each -> !Objects.equals(wanted.get(each), found.entries().get(each)))
        .map(each -> each + ": " + wanted.get(each) + " became " + found.entries().get(each))
        .limit(5)
        .toList();
  }

  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      Trees.delete(folder);
    }
  }
}
