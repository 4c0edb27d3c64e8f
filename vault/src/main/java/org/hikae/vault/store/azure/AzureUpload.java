package org.hikae.vault.store.azure;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.parts.Part;
import org.hikae.vault.store.parts.Parts;

/// Sends one object on the condition that there is none yet, whole or as blocks. Fails with the
/// SDK's exceptions. Blocks that are never committed vanish by themselves after a week.
record AzureUpload(BlockBlobClient blob, Duration longest, Optional<Lock> lock) {
  private static final String MD5 = "MD5";

  void inOneRequest(Part object) {
    var upload =
        new BlockBlobSimpleUploadOptions(bytes(object))
            .setContentMd5(object.digest(MD5))
            .setRequestConditions(onlyIfNew());
    lock.map(AzureLocks::policy).ifPresent(upload::setImmutabilityPolicy);
    blob.uploadWithResponse(upload, longest, Context.NONE);
  }

  /// Two writers of one object share its uncommitted blocks, so each gives its blocks names of its
  /// own.
  void inBlocks(ByteBuffer content) throws IOException {
    var writer = UUID.randomUUID();
    List<String> blocks = Parts.sendAll(content, part -> stage(writer, part));
    var commit = new BlockBlobCommitBlockListOptions(blocks).setRequestConditions(onlyIfNew());
    lock.map(AzureLocks::policy).ifPresent(commit::setImmutabilityPolicy);
    blob.commitBlockListWithResponse(commit, longest, Context.NONE);
  }

  private String stage(UUID writer, Part part) {
    var name = "%s-%05d".formatted(writer, part.number()).getBytes(US_ASCII);
    var block = Base64.getEncoder().encodeToString(name);
    blob.stageBlockWithResponse(
        new BlockBlobStageBlockOptions(block, bytes(part)).setContentMd5(part.digest(MD5)),
        longest,
        Context.NONE);
    return block;
  }

  private static BlobRequestConditions onlyIfNew() {
    return new BlobRequestConditions().setIfNoneMatch("*");
  }

  private static BinaryData bytes(Part part) {
    return BinaryData.fromByteBuffer(part.content().duplicate());
  }
}
