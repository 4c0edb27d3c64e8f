package org.hikae.protocol;

import java.time.Duration;
import java.util.List;

/// How a piece of work stands.
public sealed interface TaskState {

  /// Under way. Amounts are bytes; `total` is 0 while it is not known yet.
  record Running(String doing, long done, long total) implements TaskState {}

  /// Done. `summary` is one line for people, `snapshots` what a backup made, `figures` what it
  /// moved.
  record Succeeded(Duration took, String summary, List<SnapshotRef> snapshots, Figures figures)
      implements TaskState {
    public Succeeded {
      snapshots = List.copyOf(snapshots);
    }
  }

  /// Not done, and why. `retryable` says whether asking again with a new task can help.
  record Failed(String error, String hint, boolean retryable) implements TaskState {}

  /// What a task moved, in bytes and files; 0 where it does not apply.
  ///
  /// @param readBytes what was read at the source (or fetched from the other vault)
  /// @param writtenBytes what was written at the target
  /// @param reusedBytes what was there already and did not have to move
  record Figures(long files, long readBytes, long writtenBytes, long reusedBytes) {
    public static final Figures NONE = new Figures(0, 0, 0, 0);

    public Figures plus(Figures other) {
      return new Figures(
          files + other.files,
          readBytes + other.readBytes,
          writtenBytes + other.writtenBytes,
          reusedBytes + other.reusedBytes);
    }
  }
}
