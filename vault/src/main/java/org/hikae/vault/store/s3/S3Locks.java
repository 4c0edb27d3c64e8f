package org.hikae.vault.store.s3;

import java.util.Optional;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;

/// The locks of objects in a bucket with object lock. Fails with the SDK's exceptions.
record S3Locks(S3Client s3, String bucket) {

  /// @param version the one to lock; the latest when empty
  void extend(String path, Optional<String> version, Lock lock) {
    var mode =
        switch (lock.mode()) {
          case COMPLIANCE -> ObjectLockRetentionMode.COMPLIANCE;
          case GOVERNANCE -> ObjectLockRetentionMode.GOVERNANCE;
        };
    s3.putObjectRetention(
        put ->
            put.bucket(bucket)
                .key(path)
                .versionId(version.orElse(null))
                .retention(retention -> retention.mode(mode).retainUntilDate(lock.until())));
  }

  Optional<Lock> of(String path) {
    return lock(s3.headObject(request -> request.bucket(bucket).key(path)));
  }

  static Optional<Lock> lock(HeadObjectResponse head) {
    return Optional.ofNullable(head.objectLockRetainUntilDate())
        .map(until -> new Lock(until, mode(head.objectLockMode())));
  }

  static ObjectLockMode mode(Lock lock) {
    return switch (lock.mode()) {
      case COMPLIANCE -> ObjectLockMode.COMPLIANCE;
      case GOVERNANCE -> ObjectLockMode.GOVERNANCE;
    };
  }

  private static Mode mode(ObjectLockMode mode) {
    return mode == ObjectLockMode.GOVERNANCE ? Mode.GOVERNANCE : Mode.COMPLIANCE;
  }
}
