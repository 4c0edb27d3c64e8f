package org.hikae.vault.store.testing;

import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.hikae.vault.store.testing.FaultyStore.Operation;

/// A way in which a [FaultyStore] goes wrong.
public enum Fault {
  /// Half the bytes are kept, and the writer is told that all are.
  TORN_WRITE,
  /// Nothing is kept, and the writer is told that all is: a rename that a power cut undid.
  LOST_WRITE,
  /// The operation took effect, and nobody was told.
  LOST_ANSWER,
  SHORT_READ,
  FLIPPED_BIT,
  MISSING,
  LOCKED,
  FORBIDDEN,
  /// The server asks to come back later.
  BUSY,
  FULL_DISK,
  /// From now on nothing gets through, until [FaultyStore#reconnect].
  CUT;

  /// Which operations a rule of a [FaultyStore] is about, and which of them by count.
  public record When(Operation operation, Predicate<String> keys, IntPredicate times) {}
}
