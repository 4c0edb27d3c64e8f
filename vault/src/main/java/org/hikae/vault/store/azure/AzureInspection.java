package org.hikae.vault.store.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Lock.Mode;
import org.hikae.vault.store.parts.Part;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.probe.StoreReport.Finding;
import org.hikae.vault.store.probe.StoreReport.Verdict;

/// Tries whether a container's service looks at checksums, and whether a lock holds. Fails with the
/// SDK's exceptions.
record AzureInspection(AzureFailures failures, Duration longest) {
  private static final Duration LOCKED_FOR = Duration.ofSeconds(30);

  Finding checksum(BlockBlobClient blob) {
    var other = Part.whole(ByteBuffer.wrap("other".getBytes(UTF_8))).digest("MD5");
    var upload = new BlockBlobSimpleUploadOptions(BinaryData.fromString("content"));
    try {
      blob.uploadWithResponse(upload.setContentMd5(other), longest, Context.NONE);
      blob.delete();
      return new Finding(Ability.CHECKS_ON_ARRIVAL, Verdict.NO, "a wrong MD5 was accepted");
    } catch (BlobStorageException e) {
      return e.getStatusCode() == 400
          ? new Finding(Ability.CHECKS_ON_ARRIVAL, Verdict.YES, "")
          : new Finding(
              Ability.CHECKS_ON_ARRIVAL, Verdict.NOT_TRIED, "status " + e.getStatusCode());
    }
  }

  /// The blob stays until its lock has run out.
  Finding lock(BlockBlobClient blob, Instant now) {
    var lock = Optional.of(new Lock(now.plus(LOCKED_FOR), Mode.COMPLIANCE));
    try {
      new AzureUpload(blob, longest, lock)
          .inOneRequest(Part.whole(ByteBuffer.wrap("kept".getBytes(UTF_8))));
    } catch (BlobStorageException e) {
      return new Finding(
          Ability.LOCKS, Verdict.NO, "the container has no version-level immutability");
    }
    try {
      blob.delete();
      return new Finding(Ability.LOCKS, Verdict.NO, "a locked object was deleted");
    } catch (BlobStorageException e) {
      return failures.saysThatItIsLocked(e)
          ? new Finding(Ability.LOCKS, Verdict.YES, "")
          : new Finding(Ability.LOCKS, Verdict.NOT_TRIED, "status " + e.getStatusCode());
    }
  }
}
