package org.hikae.domain.notice;

import java.time.Instant;
import java.util.List;
import org.hikae.domain.estate.Channel;
import org.jspecify.annotations.Nullable;

/// A concern that was raised, and what became of it.
///
/// @param version how many entries its stream has
public record Notice(
    String id,
    long version,
    Concern concern,
    Instant raisedAt,
    @Nullable Instant acknowledgedAt,
    @Nullable String acknowledgedBy,
    @Nullable Instant resolvedAt,
    List<Told> told) {
  public Notice {
    told = List.copyOf(told);
  }

  public boolean isOpen() {
    return resolvedAt == null;
  }

  /// Whether that was tried to its end: told, or given up.
  boolean isSettled(String contact, Channel channel, News news) {
    return told.stream().anyMatch(each -> isOf(each, contact, channel, news));
  }

  boolean reached(String contact, Channel channel) {
    return told.stream()
        .anyMatch(each -> isOf(each, contact, channel, News.RAISED) && each.problem() == null);
  }

  private static boolean isOf(Told told, String contact, Channel channel, News news) {
    return told.contact().equals(contact) && told.channel() == channel && told.news() == news;
  }
}
