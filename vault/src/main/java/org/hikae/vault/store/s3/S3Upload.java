package org.hikae.vault.store.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.parts.Part;
import org.hikae.vault.store.parts.Parts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Sends one object on the condition that there is none yet, whole or in parts. Fails with the
/// SDK's exceptions.
///
/// @param withMd5 whether an MD5 goes with each request beside the SHA-256: there are servers that
///   look at the former only
record S3Upload(S3Client s3, String bucket, boolean withMd5) {
  private static final Logger LOG = LoggerFactory.getLogger(S3Upload.class);
  private static final String SHA_256 = "SHA-256";
  private static final String MD5 = "MD5";

  /// The condition that there is no such object, of whatever content.
  static final String ANY = "*";

  /// @return the version that was made, where the bucket keeps any
  Optional<String> inOneRequest(String path, Part object, Optional<Lock> lock) {
    var sha256 = object.base64(SHA_256);
    var md5 = md5(object);
    var answer =
        s3.putObject(
            put -> {
              put.bucket(bucket).key(path).ifNoneMatch(ANY).checksumSHA256(sha256).contentMD5(md5);
              lock.ifPresent(
                  held ->
                      put.objectLockMode(S3Locks.mode(held))
                          .objectLockRetainUntilDate(held.until()));
            },
            body(object));
    return S3Conditions.version(answer.versionId());
  }

  private @Nullable String md5(Part part) {
    return withMd5 ? part.base64(MD5) : null;
  }

  /// @return the version that was made, where the bucket keeps any
  Optional<String> inParts(String path, ByteBuffer content, Optional<Lock> lock)
      throws IOException {
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
      var answer =
          s3.completeMultipartUpload(
              complete ->
                  complete
                      .bucket(bucket)
                      .key(path)
                      .uploadId(upload)
                      .ifNoneMatch(ANY)
                      .multipartUpload(sent -> sent.parts(parts)));
      return S3Conditions.version(answer.versionId());
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
                    .contentMD5(md5(part))
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
