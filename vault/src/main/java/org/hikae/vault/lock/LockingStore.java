package org.hikae.vault.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.hikae.vault.LockTerm;
import org.hikae.vault.format.Layout;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Store;

/// Locks what is put into a vault with locks, each object from the moment it can be seen. The index
/// can be made anew from the packs, and marks are for a moment: they stay free.
public final class LockingStore extends ForwardingStore {
  private final LockTerm term;
  private final InstantSource clock;

  private LockingStore(Store behind, LockTerm term, InstantSource clock) {
    super(behind);
    this.term = term;
    this.clock = clock;
  }

  /// The store as a vault with such locks uses it; the store itself where there are none.
  public static Store of(Store store, Optional<LockTerm> term, InstantSource clock) {
    return term.isEmpty() ? store : new LockingStore(store, term.get(), clock);
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    var span = spanOf(key, term);
    return span.isEmpty()
        ? super.put(key, content)
        : super.put(key, content, new Lock(clock.instant().plus(span.get()), term.mode()));
  }

  /// How long an object is locked for when it is put.
  static Optional<Duration> spanOf(String key, LockTerm term) {
    if (key.startsWith(Layout.SNAPSHOTS)) {
      return Optional.of(term.span());
    }
    var kept = key.equals(Layout.VAULT) || key.startsWith(Layout.KEYS);
    return kept || key.startsWith(Layout.PACKS)
        ? Optional.of(term.span().plus(term.slack()))
        : Optional.empty();
  }
}
