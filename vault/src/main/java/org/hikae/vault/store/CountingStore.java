package org.hikae.vault.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Counts what goes through it. Only calls that succeeded count.
public final class CountingStore extends ForwardingStore {
  private final LongAdder created = new LongAdder();
  private final LongAdder existed = new LongAdder();
  private final LongAdder writtenBytes = new LongAdder();
  private final LongAdder reads = new LongAdder();
  private final LongAdder readBytes = new LongAdder();
  private final LongAdder stats = new LongAdder();
  private final LongAdder listings = new LongAdder();
  private final LongAdder deletes = new LongAdder();

  public CountingStore(Store behind) {
    super(behind);
  }

  /// What has gone through so far.
  public Figures figures() {
    return new Figures(
        created.sum(),
        existed.sum(),
        writtenBytes.sum(),
        reads.sum(),
        readBytes.sum(),
        stats.sum(),
        listings.sum(),
        deletes.sum());
  }

  /// Calls by kind, and the bytes they moved. `existed` counts puts that wrote nothing.
  public record Figures(
      long created,
      long existed,
      long writtenBytes,
      long reads,
      long readBytes,
      long stats,
      long listings,
      long deletes) {}

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    return counted(super.put(key, content), content);
  }

  @Override
  public Put put(String key, ByteBuffer content, Lock lock) throws IOException {
    return counted(super.put(key, content, lock), content);
  }

  private Put counted(Put put, ByteBuffer content) {
    switch (put) {
      case CREATED -> {
        created.increment();
        writtenBytes.add(content.remaining());
      }
      case EXISTED -> existed.increment();
    }
    return put;
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    var content = super.get(key, offset, length);
    reads.increment();
    readBytes.add(length);
    return content;
  }

  @Override
  public Optional<StoredObject> stat(String key) throws IOException {
    var object = super.stat(key);
    stats.increment();
    return object;
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    super.list(prefix, each);
    listings.increment();
  }

  @Override
  public void delete(String key) throws IOException {
    super.delete(key);
    deletes.increment();
  }
}
