package org.hikae.vault.store.s3;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreAccess.Settings;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.StoreKey;
import org.hikae.vault.store.parts.Part;
import org.hikae.vault.store.parts.Parts;
import org.hikae.vault.store.probe.Inspectable;
import org.hikae.vault.store.probe.StoreReport.Finding;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// A store in an S3 bucket. Puts are conditional (`If-None-Match: *`), so nothing is overwritten,
/// and carry their checksum, so what is damaged on its way is refused by a server that looks.
/// Objects above 16 MiB go in parts at the same time. Where a server ignores the condition because
/// the bucket keeps versions, the first version counts and later ones are withdrawn. Does not retry
/// by itself.
public final class S3Store implements Store, Inspectable {
  private final S3Address address;
  private final S3Client s3;
  private final S3Failures failures;
  private final S3Upload upload;
  private final S3Locks locks;
  private final S3Conditions conditions;
  private final S3Versions versions;
  private final AtomicBoolean bucketSeen = new AtomicBoolean();
  private final InstantSource clock;

  public S3Store(S3Address address, Settings settings) {
    this(address, settings, InstantSource.system());
  }

  /// The clock is the one that locks are set by.
  public S3Store(S3Address address, Settings settings, InstantSource clock) {
    this.clock = clock;
    this.address = address;
    this.s3 = S3Clients.connect(address, settings);
    this.failures = new S3Failures(address.toString());
    this.upload = new S3Upload(s3, address.bucket(), address.endpoint().isPresent());
    this.conditions =
        new S3Conditions(s3, address.bucket(), address.prefix(), new SplittableRandom());
    this.versions = new S3Versions(s3, address.bucket());
    this.locks = new S3Locks(s3, address.bucket());
  }

  @Override
  public String address() {
    return address.toString();
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    return put(key, content, Optional.empty());
  }

  @Override
  public Put put(String key, ByteBuffer content, Lock lock) throws IOException {
    return put(key, content, Optional.of(lock));
  }

  private Put put(String key, ByteBuffer content, Optional<Lock> lock) throws IOException {
    path(key);
    try {
      var large = content.remaining() > Parts.PART_BYTES;
      if ((large || conditions.areKnownToBeIgnored()) && stat(key).isPresent()) {
        return Put.EXISTED;
      }
      // What is locked cannot be withdrawn, so what may have to be is locked afterwards.
      var lockAfterwards = lock.isPresent() && conditions.areIgnored();
      var version = send(key, content, lockAfterwards ? Optional.empty() : lock);
      if (version.isPresent() && conditions.areIgnored() && !isFirst(key, version.get())) {
        return Put.EXISTED;
      }
      if (lock.isPresent() && (lockAfterwards || large)) {
        requireLock(path(key), version, lock.get());
      }
      return Put.CREATED;
    } catch (S3Exception e) {
      if (lock.isPresent() && failures.saysThatItCannotLock(e)) {
        throw failures.cannotLock(e);
      }
      return existedOrFailed(key, e);
    } catch (SdkException e) {
      throw failures.about(key, e);
    }
  }

  private Optional<String> send(String key, ByteBuffer content, Optional<Lock> lock)
      throws IOException {
    return content.remaining() > Parts.PART_BYTES
        ? upload.inParts(path(key), content, lock)
        : upload.inOneRequest(path(key), Part.whole(content), lock);
  }

  private boolean isFirst(String key, String version) {
    var first = versions.isFirst(path(key), version);
    if (!first) {
      versions.delete(path(key), version);
    }
    return first;
  }

  /// There are servers that forget the lock of what is sent in parts.
  private void requireLock(String path, Optional<String> version, Lock lock) {
    if (locks.of(path).filter(held -> held.covers(lock)).isEmpty()) {
      locks.extend(path, version, lock);
    }
  }

  /// 412 says that the object is there. 409 says that another writer is at it and may yet fail, so
  /// it has to be looked for.
  private Put existedOrFailed(String key, S3Exception e) throws IOException {
    if (e.statusCode() == 412 || (e.statusCode() == 409 && stat(key).isPresent())) {
      return Put.EXISTED;
    }
    throw failures.about(key, e);
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    if (length == 0) {
      return nothingOf(key, offset);
    }
    var range = "bytes=" + offset + "-" + (offset + length - 1);
    var path = path(key);
    try (var body = s3.getObject(get -> get.bucket(address.bucket()).key(path).range(range))) {
      return read(key, offset, length, body);
    } catch (S3Exception e) {
      throw e.statusCode() == 416 ? truncated(key, offset + length) : failures.about(key, e);
    } catch (SdkException e) {
      throw failures.about(key, e);
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException.Unavailable(address(), String.valueOf(e.getMessage()), e);
    }
  }

  private ByteBuffer read(
      String key, long offset, int length, ResponseInputStream<GetObjectResponse> body)
      throws IOException {
    var content = new byte[length];
    var read = body.readNBytes(content, 0, length);
    if (read == length) {
      return ByteBuffer.wrap(content);
    }
    if (body.response().contentLength() < length) {
      throw new StoreException.Truncated(address(), key, offset + length, offset + read);
    }
    throw new EOFException("the connection ended after " + read + " of " + length + " bytes");
  }

  private StoreException truncated(String key, long wanted) throws IOException {
    return new StoreException.Truncated(
        address(), key, wanted, stat(key).map(StoredObject::size).orElse(0L));
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
    var path = path(key);
    try {
      var head = s3.headObject(request -> request.bucket(address.bucket()).key(path));
      return Optional.of(new StoredObject(key, head.contentLength(), head.lastModified()));
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        requireBucket();
        return Optional.empty();
      }
      throw explained(key, e);
    } catch (SdkException e) {
      throw failures.about(key, e);
    }
  }

  /// The answer to a HEAD has no body: a missing bucket looks like a missing object, once.
  private void requireBucket() throws IOException {
    if (bucketSeen.compareAndSet(false, true)) {
      try {
        s3.headBucket(head -> head.bucket(address.bucket()));
      } catch (S3Exception e) {
        if (e.statusCode() == 404) {
          bucketSeen.set(false);
          throw failures.noBucket();
        }
      } catch (SdkException e) {
        throw failures.about("", e);
      }
    }
  }

  /// Why a HEAD was refused: asked again as a GET, which is answered with a reason.
  private StoreException explained(String key, S3Exception refused) {
    if (refused.statusCode() >= 500) {
      return failures.about(key, refused);
    }
    var path = path(key);
    try (var body =
        s3.getObject(get -> get.bucket(address.bucket()).key(path).range("bytes=0-0"))) {
      body.abort();
      return failures.about(key, refused);
    } catch (SdkException e) {
      return failures.about(key, e);
    } catch (IOException _) {
      return failures.about(key, refused);
    }
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    var begin = address.prefix() + StoreKey.checkedPrefix(prefix);
    try {
      s3.listObjectsV2Paginator(list -> list.bucket(address.bucket()).prefix(begin))
          .contents()
          .forEach(object -> passOn(object, each));
    } catch (SdkException e) {
      throw failures.about(prefix, e);
    }
  }

  private void passOn(S3Object object, Consumer<StoredObject> each) {
    var key = object.key().substring(address.prefix().length());
    if (StoreKey.isKey(key)) {
      each.accept(new StoredObject(key, object.size(), object.lastModified()));
    }
  }

  @Override
  public void lock(String key, Lock lock) throws IOException {
    var path = path(key);
    try {
      requireLock(path, Optional.empty(), lock);
    } catch (S3Exception e) {
      throw failures.saysThatItCannotLock(e) ? failures.cannotLock(e) : failures.about(key, e);
    } catch (SdkException e) {
      throw failures.about(key, e);
    }
  }

  @Override
  public Optional<Lock> lockOf(String key) throws IOException {
    var path = path(key);
    try {
      return locks.of(path);
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw failures.about(key, e);
    } catch (SdkException e) {
      throw failures.about(key, e);
    }
  }

  /// Deletes the very version that is seen: where a bucket keeps versions, a plain delete would
  /// only hide it, give back no room, and be let pass although it is locked.
  @Override
  public void delete(String key) throws IOException {
    var path = path(key);
    try {
      var head = s3.headObject(request -> request.bucket(address.bucket()).key(path));
      var version = S3Conditions.version(head.versionId());
      if (version.isPresent() && conditions.areIgnored()) {
        versions.deleteAll(path);
      } else {
        s3.deleteObject(
            delete -> delete.bucket(address.bucket()).key(path).versionId(version.orElse(null)));
      }
    } catch (S3Exception e) {
      if (e.statusCode() != 404) {
        throw lockedOrFailed(key, e);
      }
    } catch (SdkException e) {
      throw failures.about(key, e);
    }
  }

  /// A locked object and a missing right are refused with the same answer.
  private StoreException lockedOrFailed(String key, S3Exception e) {
    var failure = failures.about(key, e);
    return failure instanceof StoreException.Forbidden
        ? lockIfKnown(path(key))
            .<StoreException>map(lock -> new StoreException.Locked(address(), key, lock.until()))
            .orElse(failure)
        : failure;
  }

  private Optional<Lock> lockIfKnown(String path) {
    try {
      return locks.of(path).filter(lock -> clock.instant().isBefore(lock.until()));
    } catch (SdkException _) {
      return Optional.empty();
    }
  }

  @Override
  public long tidy(Instant before) throws IOException {
    try {
      return leftovers().abortUploadsBefore(before)
          + (conditions.areIgnored() ? versions.withdrawSurplus(address.prefix(), before) : 0);
    } catch (SdkException e) {
      throw failures.about("", e);
    }
  }

  @Override
  public long reveal() throws IOException {
    try {
      return leftovers().removeMarks();
    } catch (SdkException e) {
      throw failures.about("", e);
    }
  }

  private S3Leftovers leftovers() {
    return new S3Leftovers(s3, address.bucket(), address.prefix());
  }

  @Override
  public List<Finding> inspect(String key) throws IOException {
    try {
      return new S3Inspection(s3, address.bucket(), clock).of(path(key));
    } catch (SdkException e) {
      throw failures.about(key, e);
    }
  }

  @Override
  public void close() {
    s3.close();
  }

  private String path(String key) {
    return address.prefix() + StoreKey.checked(key);
  }
}
