package org.hikae.vault;

import java.util.List;

/// What making the index anew from the packs would do. Packs are named by their object names,
/// segments by their keys.
///
/// @param listed how many packs are listed already, and stay so
/// @param list packs that no readable segment lists: their own directories say what they hold
/// @param unreadable packs whose directories cannot be read
/// @param lost packs that are listed and are not in the store
/// @param remove segments that are damaged: they go when everything is listed anew
public record RebuildPlan(
    int listed,
    List<String> list,
    List<String> unreadable,
    List<String> lost,
    List<String> remove) {
  public RebuildPlan {
    list = List.copyOf(list);
    unreadable = List.copyOf(unreadable);
    lost = List.copyOf(lost);
    remove = List.copyOf(remove);
  }

  /// Whether there is nothing to be done.
  public boolean isEmpty() {
    return list.isEmpty() && remove.isEmpty();
  }
}
