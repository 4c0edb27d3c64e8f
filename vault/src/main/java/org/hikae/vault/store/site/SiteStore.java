package org.hikae.vault.store.site;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.StoreKey;

/// A store that another site's agent serves at `site://host:port/vault`, reached over TLS 1.3 with
/// this node's own certificate. Does not retry by itself.
public final class SiteStore implements Store {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SiteAddress address;
  private final PatientClient client;

  public SiteStore(SiteAddress address, SSLContext identity) {
    this(address, identity, PATIENCE);
  }

  /// Gives up on a call when not one byte has moved for `patience`.
  public SiteStore(SiteAddress address, SSLContext identity, Duration patience) {
    this.address = address;
    this.client = new PatientClient(identity, patience);
  }

  @Override
  public String address() {
    return address.toString();
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    return put(key, content, to(key));
  }

  @Override
  public Put put(String key, ByteBuffer content, Lock lock) throws IOException {
    return put(key, content, LockHeaders.on(to(key), lock));
  }

  @Override
  public void lock(String key, Lock lock) throws IOException {
    var request = LockHeaders.on(to(key), lock).method(SiteProtocol.LOCK, nothing());
    var reply = send(request, BodyHandlers.discarding(), new Progress());
    if (reply.statusCode() != SiteProtocol.NO_CONTENT) {
      throw refusal(reply, key);
    }
  }

  @Override
  public Optional<Lock> lockOf(String key) throws IOException {
    var reply = send(to(key).method("HEAD", nothing()), BodyHandlers.discarding(), new Progress());
    return switch (reply.statusCode()) {
      case SiteProtocol.OK -> LockHeaders.in(reply.headers()::firstValue);
      case SiteProtocol.NOT_FOUND -> Optional.empty();
      default -> throw refusal(reply, key);
    };
  }

  private Put put(String key, ByteBuffer content, HttpRequest.Builder to) throws IOException {
    var progress = new Progress();
    var body = SlicedBody.of(content, progress);
    var request = to.header("If-None-Match", "*").method("PUT", body);
    var reply = send(request, BodyHandlers.discarding(), progress);
    return switch (reply.statusCode()) {
      case SiteProtocol.CREATED -> Put.CREATED;
      case SiteProtocol.EXISTED -> Put.EXISTED;
      default -> throw refusal(reply, key);
    };
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    if (length == 0) {
      return nothingOf(key, offset);
    }
    var progress = new Progress();
    var request = to(key).header("Range", ByteRange.at(offset, length).header()).GET();
    var reply =
        send(
            request,
            head -> new ExactBody(head.statusCode() == SiteProtocol.PARTIAL ? length : 0, progress),
            progress);
    return switch (reply.statusCode()) {
      case SiteProtocol.PARTIAL -> reply.body();
      case SiteProtocol.NOT_SATISFIABLE ->
          throw new StoreException.Truncated(address(), key, offset + length, sizeIn(reply));
      default -> throw refusal(reply, key);
    };
  }

  private ByteBuffer nothingOf(String key, long offset) throws IOException {
    var object = stat(key).orElseThrow(() -> new StoreException.Missing(address(), key));
    if (offset > object.size()) {
      throw new StoreException.Truncated(address(), key, offset, object.size());
    }
    return ByteBuffer.allocate(0);
  }

  @Override
  public Optional<StoredObject> stat(String key) throws IOException {
    var request = to(key).method("HEAD", nothing());
    var reply = send(request, BodyHandlers.discarding(), new Progress());
    return switch (reply.statusCode()) {
      case SiteProtocol.OK -> Optional.of(object(key, reply));
      case SiteProtocol.NOT_FOUND -> Optional.empty();
      default -> throw refusal(reply, key);
    };
  }

  /// Gives nothing at all when the listing is cut on its way.
  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    var progress = new Progress();
    var listing = new ListingBody(progress);
    var request = HttpRequest.newBuilder(address.listing(StoreKey.checkedPrefix(prefix))).GET();
    var reply = send(request, _ -> BodySubscribers.fromLineSubscriber(listing), progress);
    if (reply.statusCode() != SiteProtocol.OK) {
      throw refusal(reply, prefix);
    }
    listing
        .objects()
        .orElseThrow(
            () -> new StoreException.Unavailable(address(), "its listing was cut short", null))
        .forEach(each);
  }

  @Override
  public void delete(String key) throws IOException {
    var reply =
        send(to(key).method("DELETE", nothing()), BodyHandlers.discarding(), new Progress());
    if (reply.statusCode() != SiteProtocol.NO_CONTENT) {
      throw refusal(reply, key);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest.Builder to(String key) {
    return HttpRequest.newBuilder(address.object(StoreKey.checked(key)));
  }

  private static BodyPublisher nothing() {
    return BodyPublishers.noBody();
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, BodyHandler<T> body, Progress progress) throws IOException {
    try {
      return client.send(request.build(), body, progress);
    } catch (SSLHandshakeException e) {
      throw isAboutCertificates(e)
          ? new StoreException.Distrusted(address(), describe(e), e)
          : new StoreException.Unavailable(address(), describe(e), e);
    } catch (IOException e) {
      throw new StoreException.Unavailable(address(), describe(e), e);
    }
  }

  /// A handshake that was cut on its way has the cut for its cause; one that was refused has the
  /// other side's word for it, or what we found wrong with its certificate.
  private static boolean isAboutCertificates(SSLHandshakeException e) {
    return e.getCause() == null || !(e.getCause() instanceof IOException);
  }

  private static String describe(IOException e) {
    var message = e.getMessage();
    return message == null ? "the connection failed" : message;
  }

  private StoreException refusal(HttpResponse<?> reply, String key) {
    return switch (reply.statusCode()) {
      case SiteProtocol.NOT_FOUND -> new StoreException.Missing(address(), key);
      case SiteProtocol.FORBIDDEN ->
          new StoreException.Forbidden(address(), "its policy does not allow " + verb(reply));
      case SiteProtocol.LOCKED ->
          LockHeaders.in(reply.headers()::firstValue)
              .map(lock -> new StoreException.Locked(address(), key, lock.until()))
              .orElseGet(() -> new StoreException.Locked(address(), key, "its agent lets it go"));
      case SiteProtocol.NOT_IMPLEMENTED -> StoreException.cannotLock(address());
      case SiteProtocol.FULL -> new StoreException.Full(address(), null);
      default ->
          new StoreException.Unavailable(
              address(), "it answered " + verb(reply) + " with " + reply.statusCode(), null);
    };
  }

  private static String verb(HttpResponse<?> reply) {
    return reply.request().method();
  }

  private static StoredObject object(String key, HttpResponse<?> reply) {
    return new StoredObject(
        key,
        Long.parseLong(header(reply, "Content-Length")),
        Instant.ofEpochMilli(Long.parseLong(header(reply, SiteProtocol.WRITTEN_AT))));
  }

  private static long sizeIn(HttpResponse<?> reply) {
    return Long.parseLong(header(reply, "Content-Range").substring("bytes */".length()));
  }

  private static String header(HttpResponse<?> reply, String name) {
    return reply.headers().firstValue(name).orElse("0");
  }
}
