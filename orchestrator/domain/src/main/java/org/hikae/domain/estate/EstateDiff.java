package org.hikae.domain.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What changes when one estate takes the place of another, fact by fact.
public record EstateDiff(List<EstateChange> changes) {
  public EstateDiff {
    changes = List.copyOf(changes);
  }

  public static EstateDiff between(Estate before, Estate after) {
    var was = EstateFacts.of(before);
    var becomes = EstateFacts.of(after);
    var changes = new ArrayList<EstateChange>();
    Stream.concat(was.keySet().stream(), becomes.keySet().stream())
        .distinct()
        .sorted()
        .forEach(thing -> compare(thing, was.get(thing), becomes.get(thing), changes));
    return new EstateDiff(changes);
  }

  private static void compare(
      String thing,
      @Nullable Map<String, String> was,
      @Nullable Map<String, String> becomes,
      List<EstateChange> changes) {
    if (was == null || becomes == null) {
      changes.add(
          new EstateChange(thing, "", was == null ? null : thing, becomes == null ? null : thing));
      return;
    }
    var facts = new TreeMap<>(was);
    facts.putAll(becomes);
    for (var fact : facts.keySet()) {
      var old = was.get(fact);
      var now = becomes.get(fact);
      if (!Objects.equals(old, now)) {
        changes.add(new EstateChange(thing, fact, old, now));
      }
    }
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /// Whether anything in it deserves a second look.
  public boolean isGrave() {
    return changes.stream().anyMatch(change -> change.weight() == EstateChange.Weight.GRAVE);
  }

  /// One line a change.
  public String text() {
    return String.join("\n", changes.stream().map(EstateChange::toString).toList());
  }
}
