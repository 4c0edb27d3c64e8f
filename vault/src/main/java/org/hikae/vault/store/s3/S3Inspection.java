package org.hikae.vault.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.hikae.vault.store.parts.Part;
import org.hikae.vault.store.probe.StoreReport.Ability;
import org.hikae.vault.store.probe.StoreReport.Finding;
import org.hikae.vault.store.probe.StoreReport.Verdict;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Tries whether an S3 server looks at checksums, and whether a lock holds against a delete.
record S3Inspection(S3Client s3, String bucket, InstantSource clock) {
  private static final Duration LOCKED_FOR = Duration.ofSeconds(30);

  List<Finding> of(String path) {
    return List.of(checksum(path + "-sum"), lock(path + "-lock"));
  }

  private Finding checksum(String path) {
    var other = Part.whole(ByteBuffer.wrap("other".getBytes(UTF_8)));
    try {
      if (refuses(path, put -> put.checksumSHA256(other.base64("SHA-256")))) {
        return new Finding(Ability.CHECKS_ON_ARRIVAL, Verdict.YES, "");
      }
      return refuses(path, put -> put.contentMD5(other.base64("MD5")))
          ? new Finding(Ability.CHECKS_ON_ARRIVAL, Verdict.YES, "by MD5; SHA-256 is ignored")
          : new Finding(Ability.CHECKS_ON_ARRIVAL, Verdict.NO, "wrong checksums were accepted");
    } catch (S3Exception e) {
      return new Finding(Ability.CHECKS_ON_ARRIVAL, Verdict.NOT_TRIED, message(e));
    }
  }

  /// Whether an object is refused that comes with a checksum of other bytes.
  private boolean refuses(String path, Consumer<PutObjectRequest.Builder> checksum) {
    try {
      var version =
          s3.putObject(
                  put -> {
                    put.bucket(bucket).key(path);
                    checksum.accept(put);
                  },
                  RequestBody.fromString("content"))
              .versionId();
      s3.deleteObject(delete -> delete.bucket(bucket).key(path).versionId(version));
      return false;
    } catch (S3Exception e) {
      if (e.statusCode() == 400) {
        return true;
      }
      throw e;
    }
  }

  private Finding lock(String path) {
    try {
      var setting = s3.getObjectLockConfiguration(get -> get.bucket(bucket));
      var enabled = setting.objectLockConfiguration().objectLockEnabled();
      return enabled == ObjectLockEnabled.ENABLED
          ? tryLock(path)
          : new Finding(Ability.LOCKS, Verdict.NO, "the bucket has no object lock");
    } catch (S3Exception e) {
      return new Finding(Ability.LOCKS, Verdict.NO, message(e));
    }
  }

  /// The object stays until its lock has run out; then the bucket's owner may remove it.
  private Finding tryLock(String path) {
    var sum = Part.whole(ByteBuffer.wrap("kept".getBytes(UTF_8))).base64("SHA-256");
    var version =
        s3.putObject(
                put ->
                    put.bucket(bucket)
                        .key(path)
                        .checksumSHA256(sum)
                        .objectLockMode(ObjectLockMode.COMPLIANCE)
                        .objectLockRetainUntilDate(clock.instant().plus(LOCKED_FOR)),
                RequestBody.fromString("kept"))
            .versionId();
    try {
      s3.deleteObject(delete -> delete.bucket(bucket).key(path).versionId(version));
      return new Finding(Ability.LOCKS, Verdict.NO, "a locked object was deleted");
    } catch (S3Exception e) {
      return e.statusCode() == 403
          ? new Finding(Ability.LOCKS, Verdict.YES, "")
          : new Finding(Ability.LOCKS, Verdict.NOT_TRIED, message(e));
    }
  }

  private static String message(S3Exception e) {
    return S3Failures.said(e);
  }
}
