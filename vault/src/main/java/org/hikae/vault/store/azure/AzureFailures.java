package org.hikae.vault.store.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import org.hikae.vault.store.StoreException;

/// Says in a store's words what Azure could not do.
record AzureFailures(String address) {

  StoreException about(String key, RuntimeException e) {
    return switch (e) {
      case BlobStorageException answer -> answered(key, answer);
      case HttpResponseException answer -> unavailable(answer);
      case UncheckedIOException io -> unavailable(io);
      case RuntimeException wrapped when isOfTheWorld(wrapped) -> unavailable(wrapped);
      default -> throw e;
    };
  }

  /// The SDK wraps what the network did in exceptions of Reactor's own.
  private static boolean isOfTheWorld(RuntimeException e) {
    return e.getCause() instanceof IOException || e.getCause() instanceof TimeoutException;
  }

  private StoreException answered(String key, BlobStorageException e) {
    if (BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
      return new StoreException.Unusable(
          address + ": there is no such container", "Create the container first.");
    }
    if (BlobErrorCode.BLOB_IMMUTABLE_DUE_TO_POLICY.equals(e.getErrorCode())) {
      return new StoreException.Locked(address, key, "its policy ends");
    }
    return switch (e.getStatusCode()) {
      case 404 -> new StoreException.Missing(address, key);
      case 401, 403 -> new StoreException.Forbidden(address, String.valueOf(e.getErrorCode()));
      case 507 -> new StoreException.Full(address, e);
      default -> unavailable(e);
    };
  }

  private StoreException unavailable(RuntimeException e) {
    return new StoreException.Unavailable(address, String.valueOf(e.getMessage()), e);
  }
}
