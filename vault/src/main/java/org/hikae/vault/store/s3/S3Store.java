package org.hikae.vault.store.s3;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
/// and carry their SHA-256, so what is damaged on its way is refused by a server that looks.
/// Objects above 16 MiB go in parts at the same time. Does not retry by itself.
public final class S3Store implements Store, Inspectable {
  private final S3Address address;
  private final S3Client s3;
  private final S3Failures failures;
  private final S3Upload upload;
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
    this.upload = new S3Upload(s3, address.bucket());
  }

  @Override
  public String address() {
    return address.toString();
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    var path = path(key);
    try {
      if (content.remaining() <= Parts.PART_BYTES) {
        upload.inOneRequest(path, Part.whole(content));
      } else if (stat(key).isPresent()) {
        return Put.EXISTED;
      } else {
        upload.inParts(path, content);
      }
      return Put.CREATED;
    } catch (S3Exception e) {
      return existedOrFailed(key, e);
    } catch (SdkException e) {
      throw failures.about(key, e);
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
        return Optional.empty();
      }
      throw failures.about(key, e);
    } catch (SdkException e) {
      throw failures.about(key, e);
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
  public void delete(String key) throws IOException {
    var path = path(key);
    try {
      s3.deleteObject(delete -> delete.bucket(address.bucket()).key(path));
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
        ? lockOf(key)
            .<StoreException>map(
                until -> new StoreException.Locked(address(), key, until.toString()))
            .orElse(failure)
        : failure;
  }

  private Optional<Instant> lockOf(String key) {
    var path = path(key);
    try {
      var head = s3.headObject(request -> request.bucket(address.bucket()).key(path));
      return Optional.ofNullable(head.objectLockRetainUntilDate());
    } catch (SdkException _) {
      return Optional.empty();
    }
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
