package org.hikae.orchestrator.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a long list.
///
/// @param first the number of the first item of the page, from 1; 0 when there is none
/// @param previous where the page before it is; null on the first
/// @param next where the page after it is; null on the last
public record Leaf<T>(
    List<T> items, int first, int last, int all, @Nullable String previous, @Nullable String next) {
  private static final int LONGEST = 60;

  public Leaf {
    items = List.copyOf(items);
  }

  /// The page of that number, from 1; the nearest one there is.
  static <T> Leaf<T> of(List<T> all, String path, int number) {
    var pages = Math.max(1, (all.size() + LONGEST - 1) / LONGEST);
    var page = Math.clamp(number, 1, pages);
    var from = (page - 1) * LONGEST;
    var to = Math.min(all.size(), from + LONGEST);
    return new Leaf<>(
        all.subList(from, to),
        all.isEmpty() ? 0 : from + 1,
        to,
        all.size(),
        page == 1 ? null : path + "?page=" + (page - 1),
        page == pages ? null : path + "?page=" + (page + 1));
  }

  /// Whether there is more than this page.
  public boolean isPart() {
    return items.size() < all;
  }
}
