package org.hikae.vault.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hikae.vault.CheckReport.Finding;
import org.hikae.vault.VaultException;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.jspecify.annotations.Nullable;

/// What a check has found so far: problems by object, and the snapshots that objects touch. Safe
/// for use by many threads.
final class Findings {
  private final Store store;
  private final Map<String, Set<String>> problems = new TreeMap<>();
  private final Map<String, Set<String>> touched = new TreeMap<>();
  private final Set<String> foreign = new TreeSet<>();

  /// @param store what is looked at
  Findings(Store store) {
    this.store = store;
  }

  /// A look at one object.
  interface Look {
    void take() throws IOException;
  }

  /// Records what is wrong with an object, and goes on; but a store that does not answer ends the
  /// check, for nothing can be said then.
  ///
  /// @return whether the look was taken without a problem
  boolean attempt(String key, Look look) throws IOException {
    try {
      look.take();
      return true;
    } catch (VaultException e) {
      if (e.code() == VaultException.Code.FOREIGN) {
        foreign(key);
      }
      problem(key, withoutKey(key, e.getMessage()));
    } catch (StoreException.Missing e) {
      if (!e.key().equals(key)) {
        problem(key, e.getMessage());
      } else if (isListed(key)) {
        problem(key, "is listed and not there");
      }
    } catch (StoreException.Truncated e) {
      problem(key, e.getMessage());
    }
    return false;
  }

  /// Whether an object that is not there is listed all the same, or was only taken away meanwhile.
  private boolean isListed(String key) throws IOException {
    var listed = new AtomicBoolean();
    store.list(key, object -> listed.compareAndSet(false, object.key().equals(key)));
    return listed.get();
  }

  private static String withoutKey(String key, @Nullable String message) {
    var text = String.valueOf(message);
    return text.startsWith(key + " ") ? text.substring(key.length() + 1) : text;
  }

  private synchronized void foreign(String key) {
    foreign.add(key);
  }

  synchronized void problem(String key, @Nullable String what) {
    problems.computeIfAbsent(key, _ -> new TreeSet<>()).add(String.valueOf(what));
  }

  /// Says which snapshots an object touches, should something be wrong with it.
  synchronized void touch(String key, Collection<String> snapshots) {
    touched.computeIfAbsent(key, _ -> new TreeSet<>()).addAll(snapshots);
  }

  /// The objects below a prefix that are damaged, those of somebody without the key left out.
  synchronized List<String> damagedBelow(String prefix) {
    return problems.keySet().stream()
        .filter(key -> key.startsWith(prefix) && !foreign.contains(key))
        .toList();
  }

  synchronized List<Finding> all() {
    var findings = new ArrayList<Finding>();
    problems.forEach(
        (key, each) ->
            each.forEach(problem -> findings.add(new Finding(key, problem, touchedBy(key)))));
    return findings;
  }

  /// What nobody with the key has written belongs to no snapshot.
  private List<String> touchedBy(String key) {
    return foreign.contains(key) ? List.of() : List.copyOf(touched.getOrDefault(key, Set.of()));
  }
}
