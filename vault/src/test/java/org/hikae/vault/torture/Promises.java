package org.hikae.vault.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What was acknowledged, kept outside of the vaults: which snapshots each vault has to have, and
/// what each of them holds.
final class Promises {
  private final Map<String, Set<String>> kept = new HashMap<>();
  private final Map<String, Picture> pictures = new HashMap<>();
  private final Map<String, List<Picture>> unacknowledged = new HashMap<>();

  /// What a folder holds, described entry by entry, with a hash of each file's content.
  record Picture(Map<String, String> entries) {
    static final Picture NONE = new Picture(Map.of());

    Picture {
      entries = Map.copyOf(entries);
    }
  }

  void acknowledge(String vault, String snapshot, Picture picture) {
    pictures.put(snapshot, picture);
    inVault(vault).add(snapshot);
  }

  /// What the mirror has to have once it has pulled.
  void mirrored(String vault, Set<String> snapshots) {
    inVault(vault).addAll(snapshots);
  }

  /// A backup that was not acknowledged may nevertheless have been published.
  void unacknowledged(String source, Picture picture) {
    unacknowledged.computeIfAbsent(source, _ -> new ArrayList<>()).add(picture);
  }

  /// From the moment a snapshot is to be forgotten, nothing is promised of it.
  void withdraw(String vault, String snapshot) {
    inVault(vault).remove(snapshot);
  }

  Set<String> of(String vault) {
    return Set.copyOf(inVault(vault));
  }

  /// What a snapshot has to hold: one picture when it was acknowledged, else one of those of its
  /// source that were never acknowledged.
  List<Picture> possible(String snapshot, String source) {
    return Optional.ofNullable(pictures.get(snapshot))
        .map(List::of)
        .orElseGet(() -> List.copyOf(unacknowledged.getOrDefault(source, List.of())));
  }

  /// Nothing is under way any more: what was not published by now never will be.
  void settle() {
    unacknowledged.clear();
  }

  private Set<String> inVault(String vault) {
    return kept.computeIfAbsent(vault, _ -> new TreeSet<>());
  }
}
