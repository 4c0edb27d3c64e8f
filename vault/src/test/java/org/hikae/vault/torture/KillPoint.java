package org.hikae.vault.torture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.Store;

/// Counts the calls to a store, asks at one of them to be killed, and then waits for it: at an even
/// call before it is made, at an odd one after. Other threads run on until the kill comes.
final class KillPoint extends ForwardingStore {
  private final AtomicInteger calls = new AtomicInteger();
  private final int killAt;
  private final Runnable ask;

  KillPoint(Store behind, int killAt, Runnable ask) {
    super(behind);
    this.killAt = killAt;
    this.ask = ask;
  }

  private interface Call<T> {
    T make() throws IOException;
  }

  private <T> T counted(Call<T> call) throws IOException {
    var here = calls.incrementAndGet() == killAt;
    if (here && killAt % 2 == 0) {
      die();
    }
    var result = call.make();
    if (here) {
      die();
    }
    return result;
  }

  private void die() throws IOException {
    ask.run();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IOException("interrupted while waiting to be killed", e);
    }
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    return counted(() -> super.put(key, content));
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    return counted(() -> super.get(key, offset, length));
  }

  @Override
  public Optional<StoredObject> stat(String key) throws IOException {
    return counted(() -> super.stat(key));
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    counted(
        () -> {
          super.list(prefix, each);
          return prefix;
        });
  }

  @Override
  public void delete(String key) throws IOException {
    counted(
        () -> {
          super.delete(key);
          return key;
        });
  }
}
