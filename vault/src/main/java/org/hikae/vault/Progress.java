package org.hikae.vault;

/// Told how a long piece of work is going; called often and from many threads, so it must be quick.
@FunctionalInterface
public interface Progress {
  /// Called with how far the work is.
  ///
  /// @param doing a short present participle: `reading`, `copying packs`
  /// @param doneBytes so far
  /// @param totalBytes in all, 0 while unknown
  void at(String doing, long doneBytes, long totalBytes);

  Progress NONE = (_, _, _) -> {};
}
