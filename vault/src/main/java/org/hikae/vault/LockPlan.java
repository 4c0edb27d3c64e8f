package org.hikae.vault;

import java.time.Instant;
import java.util.List;

/// Which locks have to be extended, because a snapshot needs the object for longer than it is
/// locked.
///
/// @param needed how many objects some snapshot needs locked
/// @param extensions the ones that are not, or not for long enough
public record LockPlan(long needed, List<Extension> extensions) {
  public LockPlan {
    extensions = List.copyOf(extensions);
  }

  /// An object to be locked until then.
  public record Extension(String key, Instant until) {}
}
