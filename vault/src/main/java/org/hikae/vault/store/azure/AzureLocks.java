package org.hikae.vault.store.azure;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobImmutabilityPolicy;
import com.azure.storage.blob.models.BlobImmutabilityPolicyMode;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;

/// Locks as Azure's immutability policies of versions. Fails with the SDK's exceptions.
final class AzureLocks {
  private AzureLocks() {}

  static BlobImmutabilityPolicy policy(Lock lock) {
    var mode =
        switch (lock.mode()) {
          case COMPLIANCE -> BlobImmutabilityPolicyMode.LOCKED;
          case GOVERNANCE -> BlobImmutabilityPolicyMode.UNLOCKED;
        };
    return new BlobImmutabilityPolicy()
        .setExpiryTime(lock.until().atOffset(ZoneOffset.UTC))
        .setPolicyMode(mode);
  }

  static void extend(BlockBlobClient blob, Lock lock, Duration longest) {
    if (of(blob, longest).filter(held -> held.covers(lock)).isEmpty()) {
      blob.setImmutabilityPolicyWithResponse(policy(lock), null, longest, Context.NONE);
    }
  }

  static Optional<Lock> of(BlockBlobClient blob, Duration longest) {
    var policy =
        blob.getPropertiesWithResponse(null, longest, Context.NONE)
            .getValue()
            .getImmutabilityPolicy();
    return Optional.ofNullable(policy)
        .filter(held -> held.getExpiryTime() != null)
        .map(held -> new Lock(held.getExpiryTime().toInstant(), mode(held.getPolicyMode())));
  }

  private static Mode mode(BlobImmutabilityPolicyMode mode) {
    return BlobImmutabilityPolicyMode.UNLOCKED.equals(mode) ? Mode.GOVERNANCE : Mode.COMPLIANCE;
  }
}
