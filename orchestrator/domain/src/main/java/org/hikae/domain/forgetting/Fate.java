package org.hikae.domain.forgetting;

import java.util.List;
import org.hikae.domain.text.Bytes;

/// What is to become of a point.
public sealed interface Fate {
  record Kept(List<Reason> because) implements Fate {
    public Kept {
      because = List.copyOf(because);
      if (because.isEmpty()) {
        throw new IllegalArgumentException("a point is kept for a reason");
      }
    }
  }

  /// No rule wants it and nothing protects it.
  record Expired() implements Fate {}

  /// A rule wants it, but the quota has no room.
  record OverQuota(Bytes quota) implements Fate {}
}
