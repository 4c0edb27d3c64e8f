package org.hikae.vault.store.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.hikae.vault.store.StoreException;

/// Says in a store's words what Azure could not do.
record AzureFailures(String address) {
  private static final String CREDENTIALS = "Check AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN.";

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
    return switch (code(e)) {
      case "ContainerNotFound" ->
          new StoreException.Unusable(
              address + ": there is no such container", "Create the container first.");
      case "BlobImmutableDueToPolicy" -> new StoreException.Locked(address, key, "its policy ends");
      case "AuthenticationFailed" -> unauthenticated(e);
      case "AuthorizationFailure", "AuthorizationPermissionMismatch" ->
          new StoreException.Forbidden(
              address,
              "its key or token does not fit the account, or may not do that",
              CREDENTIALS);
      default -> byStatus(key, e);
    };
  }

  /// One code says both: a wrong key, and a right one at the wrong time. Its details tell.
  private StoreException unauthenticated(BlobStorageException e) {
    return String.valueOf(e.getMessage()).contains("date header too old")
        ? StoreException.Forbidden.clocksDiffer(address)
        : new StoreException.Forbidden(
            address,
            "the key does not belong to the account, or the token is not valid",
            CREDENTIALS);
  }

  private StoreException byStatus(String key, BlobStorageException e) {
    return switch (e.getStatusCode()) {
      case 404 -> new StoreException.Missing(address, key);
      case 401, 403 -> new StoreException.Forbidden(address, code(e), CREDENTIALS);
      case 507 -> new StoreException.Full(address, e);
      default -> unavailable(e);
    };
  }

  boolean saysThatItIsLocked(BlobStorageException e) {
    return code(e).equals("BlobImmutableDueToPolicy");
  }

  /// An emulator does not know the request; an account without versions refuses it.
  boolean saysThatItCannotLock(BlobStorageException e) {
    return e.getStatusCode() == 501
        || code(e).equals("FeatureVersionMismatch")
        || (e.getStatusCode() == 400 && code(e).contains("Immutab"))
        || code(e).contains("ImmutableStorage");
  }

  StoreException cannotLock(BlobStorageException e) {
    return new StoreException.Unusable(
        address + " does not lock objects: " + code(e) + ", status " + e.getStatusCode(),
        "Use a container with version-level immutability, or do without locks.");
  }

  private static String code(BlobStorageException e) {
    return Optional.ofNullable(e.getErrorCode()).map(BlobErrorCode::toString).orElse("");
  }

  private StoreException unavailable(RuntimeException e) {
    var message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new StoreException.Unavailable(address, message, e);
  }
}
