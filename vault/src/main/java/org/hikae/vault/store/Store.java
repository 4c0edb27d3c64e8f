package org.hikae.vault.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// The place a vault's files live: named immutable objects, nothing else. Every implementation
/// passes the one contract suite in `org.hikae.vault.store.testing`.
///
/// Keys are relative paths as [StoreKey] allows them, for instance `packs/3f/3f1a…`; none is the
/// folder of another. An object that [#put] has acknowledged is durable, whole and readable by
/// [#get] at once; a listing shows it in the end. Implementations are safe for use by many threads.
/// Failures are [StoreException]s.
public interface Store extends AutoCloseable {

  /// Where this is, as people write it and without credentials: `file:/var/lib/hikae`.
  String address();

  /// Writes an object unless the key exists. Nothing is ever overwritten.
  ///
  /// @return what became of it: created, or was there already (the bytes were then not compared)
  Put put(String key, ByteBuffer content) throws IOException;

  /// Writes an object like [#put(String, ByteBuffer)], locked from the moment it can be seen. One
  /// that was there already keeps the lock that it has, or none: see [#lock].
  ///
  /// Throws [StoreException.Unusable] when the store is known not to lock. Not every one says so:
  /// the probe finds out.
  default Put put(String key, ByteBuffer content, Lock lock) throws IOException {
    throw StoreException.cannotLock(address());
  }

  /// Extends the lock of an object, or locks one that has none. A lock that holds as long or longer
  /// stays as it is.
  default void lock(String key, Lock lock) throws IOException {
    throw StoreException.cannotLock(address());
  }

  /// The lock of an object, run out or not; empty when it has none.
  default Optional<Lock> lockOf(String key) throws IOException {
    return Optional.empty();
  }

  /// Reads `length` bytes from `offset`. Throws [StoreException.Missing] when there is no such
  /// object, and [StoreException.Truncated] when it ends before.
  ByteBuffer get(String key, long offset, int length) throws IOException;

  /// Fills what remains of a heap buffer with the bytes from `offset` on, like [#get], for callers
  /// that use their memory again.
  default void read(String key, long offset, ByteBuffer into) throws IOException {
    into.put(get(key, offset, into.remaining()));
  }

  /// The size in bytes, or empty when there is no such object.
  Optional<StoredObject> stat(String key) throws IOException;

  /// Gives every object whose key begins with `prefix`, in any order.
  void list(String prefix, Consumer<StoredObject> each) throws IOException;

  /// Deletes an object. Deleting what is not there is no error; what is locked is refused with
  /// [StoreException.Locked].
  void delete(String key) throws IOException;

  /// Removes what writes that were cut have left behind since before that time: nothing that can be
  /// listed or read.
  ///
  /// @return how many writes it was that were cut
  default long tidy(Instant before) throws IOException {
    return 0;
  }

  /// Brings back what somebody has hidden without being able to delete it: in a bucket that keeps
  /// versions, whoever may delete can do that to what is locked. Hikae itself hides nothing.
  ///
  /// @return how many objects can be seen again
  default long reveal() throws IOException {
    return 0;
  }

  @Override
  void close() throws IOException;

  /// What became of a [#put].
  enum Put {
    CREATED,
    EXISTED
  }

  /// An object as a listing shows it: its key and its size in bytes.
  record StoredObject(String key, long size, Instant writtenAt) {}

  /// Reads an object whole. Throws [StoreException.Missing] when there is no such object.
  default ByteBuffer get(String key) throws IOException {
    var object = stat(key).orElseThrow(() -> new StoreException.Missing(address(), key));
    return get(key, 0, Math.toIntExact(object.size()));
  }
}
