package org.hikae.vault.store.azure;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DownloadRetryOptions;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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

/// A store in a container of Azure Blob Storage. Puts are conditional (`If-None-Match: *`) and
/// carry an MD5 that Azure compares on arrival; objects above 16 MiB go as blocks at the same time.
/// Does not retry by itself.
public final class AzureStore implements Store, Inspectable {
  private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

  private final AzureAddress address;
  private final BlobContainerClient container;
  private final AzureFailures failures;
  private final InstantSource clock;

  public AzureStore(AzureAddress address, Settings settings) throws StoreException {
    this(address, settings, InstantSource.system());
  }

  /// The clock is the one that locks are judged by before the service is asked to delete.
  public AzureStore(AzureAddress address, Settings settings, InstantSource clock)
      throws StoreException {
    this.clock = clock;
    this.address = address;
    this.container = AzureClients.connect(address, settings);
    this.failures = new AzureFailures(address.toString());
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
    var upload = new AzureUpload(blob(key), LONGEST_CALL, lock);
    try {
      if (content.remaining() <= Parts.PART_BYTES) {
        upload.inOneRequest(Part.whole(content));
      } else if (stat(key).isPresent()) {
        return Put.EXISTED;
      } else {
        upload.inBlocks(content);
      }
      return Put.CREATED;
    } catch (BlobStorageException e) {
      if (saysThatItExists(e)) {
        return Put.EXISTED;
      }
      if (lock.isPresent() && failures.saysThatItCannotLock(e)) {
        throw failures.cannotLock(e);
      }
      throw failures.about(key, e);
    } catch (RuntimeException e) {
      throw failures.about(key, e);
    }
  }

  private static boolean saysThatItExists(BlobStorageException e) {
    return BlobErrorCode.BLOB_ALREADY_EXISTS.equals(e.getErrorCode())
        || BlobErrorCode.CONDITION_NOT_MET.equals(e.getErrorCode());
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    if (length == 0) {
      return nothingOf(key, offset);
    }
    var body = new ByteArrayOutputStream(length);
    try {
      blob(key)
          .downloadStreamWithResponse(
              body,
              new BlobRange(offset, (long) length),
              new DownloadRetryOptions().setMaxRetryRequests(0),
              null,
              false,
              LONGEST_CALL,
              Context.NONE);
    } catch (BlobStorageException e) {
      throw e.getStatusCode() == 416 ? truncated(key, offset + length) : failures.about(key, e);
    } catch (RuntimeException e) {
      throw failures.about(key, e);
    }
    if (body.size() < length) {
      throw truncated(key, offset + length);
    }
    return ByteBuffer.wrap(body.toByteArray());
  }

  /// Less came than was asked for: the object ends before, or else the connection did.
  private StoreException truncated(String key, long wanted) throws IOException {
    var size = stat(key).map(StoredObject::size).orElse(0L);
    return size < wanted
        ? new StoreException.Truncated(address(), key, wanted, size)
        : new StoreException.Unavailable(address(), "the connection ended early", null);
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
    try {
      var blob = blob(key).getPropertiesWithResponse(null, LONGEST_CALL, Context.NONE).getValue();
      var writtenAt = blob.getLastModified().toInstant();
      return Optional.of(new StoredObject(key, blob.getBlobSize(), writtenAt));
    } catch (BlobStorageException e) {
      if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
        return Optional.empty();
      }
      throw failures.about(key, e);
    } catch (RuntimeException e) {
      throw failures.about(key, e);
    }
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    var begin = address.prefix() + StoreKey.checkedPrefix(prefix);
    try {
      for (var blob : container.listBlobs(new ListBlobsOptions().setPrefix(begin), LONGEST_CALL)) {
        passOn(blob, each);
      }
    } catch (RuntimeException e) {
      throw failures.about(prefix, e);
    }
  }

  private void passOn(BlobItem blob, Consumer<StoredObject> each) {
    var key = blob.getName().substring(address.prefix().length());
    if (StoreKey.isKey(key)) {
      var properties = blob.getProperties();
      var writtenAt = properties.getLastModified().toInstant();
      each.accept(new StoredObject(key, properties.getContentLength(), writtenAt));
    }
  }

  @Override
  public void lock(String key, Lock lock) throws IOException {
    try {
      AzureLocks.extend(blob(key), lock, LONGEST_CALL);
    } catch (BlobStorageException e) {
      throw failures.saysThatItCannotLock(e) ? failures.cannotLock(e) : failures.about(key, e);
    } catch (RuntimeException e) {
      throw failures.about(key, e);
    }
  }

  @Override
  public Optional<Lock> lockOf(String key) throws IOException {
    try {
      return AzureLocks.of(blob(key), LONGEST_CALL);
    } catch (BlobStorageException e) {
      if (BlobErrorCode.BLOB_NOT_FOUND.equals(e.getErrorCode())) {
        return Optional.empty();
      }
      throw failures.about(key, e);
    } catch (RuntimeException e) {
      throw failures.about(key, e);
    }
  }

  /// In a container that keeps versions the service would let a locked object be hidden, so it is
  /// not even asked to.
  @Override
  public void delete(String key) throws IOException {
    var lock = lockOf(key).map(Lock::until).filter(clock.instant()::isBefore);
    if (lock.isPresent()) {
      throw new StoreException.Locked(address(), key, lock.get());
    }
    try {
      blob(key).deleteIfExistsWithResponse(null, null, LONGEST_CALL, Context.NONE);
    } catch (RuntimeException e) {
      throw failures.about(key, e);
    }
  }

  @Override
  public List<Finding> inspect(String key) throws IOException {
    var inspection = new AzureInspection(failures, LONGEST_CALL);
    try {
      return List.of(
          inspection.checksum(blob(key + "-sum")),
          inspection.lock(blob(key + "-lock"), clock.instant()));
    } catch (RuntimeException e) {
      throw failures.about(key, e);
    }
  }

  /// The client holds nothing that has to be given back.
  @Override
  public void close() {}

  private BlockBlobClient blob(String key) {
    return container.getBlobClient(address.prefix() + StoreKey.checked(key)).getBlockBlobClient();
  }
}
