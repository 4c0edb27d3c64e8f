package org.hikae.vault.store.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.Store.StoredObject;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.StoreKey;
import org.jspecify.annotations.Nullable;

/// Does what a request that has been granted asks for.
final class ObjectReplies {
  private static final int SLICE_BYTES = 1 << 20;
  private static final int LISTING_BUFFER_BYTES = 1 << 16;

  private final Store store;
  private final StorePolicy policy;
  private final InstantSource clock;
  private final Semaphore arrivingBytes = new Semaphore(SiteProtocol.LARGEST_OBJECT_BYTES, true);

  ObjectReplies(Store store, StorePolicy policy, InstantSource clock) {
    this.store = store;
    this.policy = policy;
    this.clock = clock;
  }

  void list(HttpExchange exchange) throws IOException {
    var prefix = prefixOf(exchange);
    if (!StoreKey.isPrefix(prefix)) {
      Reply.status(exchange, SiteProtocol.BAD_REQUEST);
      return;
    }
    exchange.sendResponseHeaders(SiteProtocol.OK, 0);
    try (var lines = new BufferedOutputStream(exchange.getResponseBody(), LISTING_BUFFER_BYTES)) {
      var count = new AtomicLong();
      store.list(
          prefix,
          object -> {
            count.incrementAndGet();
            write(lines, SiteProtocol.line(object));
          });
      write(lines, SiteProtocol.lastLine(count.get()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String prefixOf(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    if (query == null) {
      return "";
    }
    return query.startsWith(SiteProtocol.PREFIX_PARAMETER)
        ? query.substring(SiteProtocol.PREFIX_PARAMETER.length())
        : "?";
  }

  private static void write(OutputStream lines, String line) {
    try {
      lines.write(line.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stat(HttpExchange exchange, String key) throws IOException {
    var object = store.stat(key);
    if (object.isEmpty()) {
      Reply.status(exchange, SiteProtocol.NOT_FOUND);
      return;
    }
    describe(exchange, object.get());
    lockOf(object.get()).ifPresent(lock -> say(exchange, lock));
    var size = Long.toString(object.get().size());
    Reply.status(exchange, SiteProtocol.OK, "Content-Length", size);
  }

  void get(HttpExchange exchange, String key) throws IOException {
    var object = store.stat(key);
    if (object.isEmpty()) {
      Reply.status(exchange, SiteProtocol.NOT_FOUND);
      return;
    }
    var size = object.get().size();
    var range = ByteRange.parse(exchange.getRequestHeaders().getFirst("Range"));
    if (range.isEmpty() || range.get().end() > size) {
      var status = range.isEmpty() ? SiteProtocol.BAD_REQUEST : SiteProtocol.NOT_SATISFIABLE;
      Reply.status(exchange, status, "Content-Range", "bytes */" + size);
      return;
    }
    describe(exchange, object.get());
    send(exchange, key, range.get(), size);
  }

  private void send(HttpExchange exchange, String key, ByteRange range, long size)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Range", range.of(size));
    exchange.sendResponseHeaders(SiteProtocol.PARTIAL, range.length());
    try (var body = exchange.getResponseBody()) {
      for (var at = range.begin(); at < range.end(); at += SLICE_BYTES) {
        var slice = store.get(key, at, Math.toIntExact(Math.min(SLICE_BYTES, range.end() - at)));
        body.write(slice.array(), slice.arrayOffset() + slice.position(), slice.remaining());
      }
    }
  }

  private static void describe(HttpExchange exchange, StoredObject object) {
    exchange
        .getResponseHeaders()
        .set(SiteProtocol.WRITTEN_AT, Long.toString(object.writtenAt().toEpochMilli()));
  }

  void put(HttpExchange exchange, String key) throws IOException {
    var headers = exchange.getRequestHeaders();
    var length = lengthOf(headers.getFirst("Content-Length"));
    if (!"*".equals(headers.getFirst("If-None-Match"))) {
      Reply.status(exchange, SiteProtocol.CONDITION_REQUIRED);
    } else if (length.isEmpty()) {
      Reply.status(exchange, SiteProtocol.LENGTH_REQUIRED);
    } else if (length.get() > SiteProtocol.LARGEST_OBJECT_BYTES) {
      Reply.status(exchange, SiteProtocol.TOO_LARGE);
    } else {
      receive(exchange, key, Math.toIntExact(length.get()));
    }
  }

  private static Optional<Long> lengthOf(@Nullable String header) {
    return Optional.ofNullable(header).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
  }

  private void receive(HttpExchange exchange, String key, int length) throws IOException {
    arrivingBytes.acquireUninterruptibly(length);
    try {
      var content = exchange.getRequestBody().readNBytes(length);
      if (content.length < length) {
        throw new IOException("the request ended after " + content.length + " of " + length);
      }
      var lock = lockIn(exchange);
      var put =
          lock.isPresent()
              ? store.put(key, ByteBuffer.wrap(content), lock.get())
              : store.put(key, ByteBuffer.wrap(content));
      var status =
          switch (put) {
            case CREATED -> SiteProtocol.CREATED;
            case EXISTED -> SiteProtocol.EXISTED;
          };
      Reply.status(exchange, status);
    } finally {
      arrivingBytes.release(length);
    }
  }

  /// Only extends: the store behind keeps a longer lock as it is.
  void lock(HttpExchange exchange, String key) throws IOException {
    var lock = lockIn(exchange);
    if (lock.isEmpty()) {
      Reply.status(exchange, SiteProtocol.BAD_REQUEST);
      return;
    }
    store.lock(key, lock.get());
    Reply.status(exchange, SiteProtocol.NO_CONTENT);
  }

  private static Optional<Lock> lockIn(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    return LockHeaders.in(name -> Optional.ofNullable(headers.getFirst(name)));
  }

  private static void say(HttpExchange exchange, Lock lock) {
    exchange.getResponseHeaders().set(SiteProtocol.LOCKED_UNTIL, lock.until().toString());
    exchange.getResponseHeaders().set(SiteProtocol.LOCK_MODE, lock.mode().name());
  }

  /// The longer of the store's own lock and the policy's.
  private Optional<Lock> lockOf(StoredObject object) throws IOException {
    var own = store.lockOf(object.key());
    var policed = policy.lockedUntil(object).map(until -> new Lock(until, Mode.COMPLIANCE));
    return policed.isPresent() && own.filter(lock -> lock.covers(policed.get())).isEmpty()
        ? policed
        : own;
  }

  void delete(HttpExchange exchange, String key) throws IOException {
    var object = store.stat(key);
    var lock = object.isPresent() ? lockOf(object.get()) : Optional.<Lock>empty();
    if (lock.filter(held -> clock.instant().isBefore(held.until())).isPresent()) {
      say(exchange, lock.get());
      Reply.status(exchange, SiteProtocol.LOCKED);
      return;
    }
    store.delete(key);
    Reply.status(exchange, SiteProtocol.NO_CONTENT);
  }

  /// Says what the store behind could not do; once a body has begun, only a cut can say it.
  void failed(HttpExchange exchange, StoreException e) throws IOException {
    if (exchange.getResponseCode() > 0) {
      throw e;
    }
    switch (e) {
      case StoreException.Missing _ -> Reply.status(exchange, SiteProtocol.NOT_FOUND);
      case StoreException.Full _ -> Reply.status(exchange, SiteProtocol.FULL);
      case StoreException.Locked locked -> {
        locked.until().ifPresent(until -> say(exchange, new Lock(until, Mode.COMPLIANCE)));
        Reply.status(exchange, SiteProtocol.LOCKED);
      }
      case StoreException.Unusable _ -> Reply.status(exchange, SiteProtocol.NOT_IMPLEMENTED);
      default -> Reply.status(exchange, SiteProtocol.FAILED);
    }
  }
}
