package org.hikae.vault.store.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.parts.Part;
import org.hikae.vault.store.parts.Parts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Sends one object on the condition that there is none yet, whole or in parts. Fails with the
/// SDK's exceptions.
record S3Upload(S3Client s3, String bucket) {
  private static final Logger LOG = LoggerFactory.getLogger(S3Upload.class);
  private static final String SHA_256 = "SHA-256";
  private static final String ANY = "*";

  void inOneRequest(String path, Part object, Optional<Lock> lock) {
    var sha256 = object.base64(SHA_256);
    s3.putObject(
        put -> {
          put.bucket(bucket).key(path).ifNoneMatch(ANY).checksumSHA256(sha256);
          lock.ifPresent(
              held ->
                  put.objectLockMode(S3Locks.mode(held)).objectLockRetainUntilDate(held.until()));
        },
        body(object));
  }

  void inParts(String path, ByteBuffer content, Optional<Lock> lock) throws IOException {
    var upload =
        s3.createMultipartUpload(
                create -> {
                  create.bucket(bucket).key(path).checksumAlgorithm(ChecksumAlgorithm.SHA256);
                  lock.ifPresent(
                      held ->
                          create
                              .objectLockMode(S3Locks.mode(held))
                              .objectLockRetainUntilDate(held.until()));
                })
            .uploadId();
    try {
      var parts = Parts.sendAll(content, part -> send(path, upload, part));
      s3.completeMultipartUpload(
          complete ->
              complete
                  .bucket(bucket)
                  .key(path)
                  .uploadId(upload)
                  .ifNoneMatch(ANY)
                  .multipartUpload(sent -> sent.parts(parts)));
    } catch (IOException | SdkException e) {
      abandon(path, upload);
      throw e;
    }
  }

  private CompletedPart send(String path, String upload, Part part) {
    var sha256 = part.base64(SHA_256);
    var sent =
        s3.uploadPart(
            request ->
                request
                    .bucket(bucket)
                    .key(path)
                    .uploadId(upload)
                    .partNumber(part.number())
                    .checksumSHA256(sha256),
            body(part));
    return CompletedPart.builder()
        .partNumber(part.number())
        .eTag(sent.eTag())
        .checksumSHA256(sha256)
        .build();
  }

  private void abandon(String path, String upload) {
    try {
      s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(path).uploadId(upload));
    } catch (SdkException e) {
      LOG.warn("the parts of {} that were sent stay until a lifecycle rule removes them", path, e);
    }
  }

  private static RequestBody body(Part part) {
    return RequestBody.fromContentProvider(part::stream, part.length(), "application/octet-stream");
  }
}
