package org.hikae.vault.store.s3;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Whether the server heeds the condition of a put in this bucket. Ceph's gateway does so only
/// where a bucket keeps no versions, and says nothing of it, so it is found out once by trying.
/// Fails with the SDK's exceptions.
final class S3Conditions {
  private static final Logger LOG = LoggerFactory.getLogger(S3Conditions.class);

  private final S3Client s3;
  private final String bucket;
  private final String prefix;
  private final RandomGenerator random;
  private @Nullable Boolean ignored;

  /// @param prefix below which a small object may come and go
  S3Conditions(S3Client s3, String bucket, String prefix, RandomGenerator random) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
    this.random = random;
  }

  /// Whether it was found out already that they are ignored.
  synchronized boolean areKnownToBeIgnored() {
    return Boolean.TRUE.equals(ignored);
  }

  synchronized boolean areIgnored() {
    var known = ignored;
    if (known == null) {
      known = tryThem();
      ignored = known;
      if (known) {
        LOG.debug("{} ignores conditions: the first version of an object counts there", bucket);
      }
    }
    return known;
  }

  private boolean tryThem() {
    var path = prefix + "probe/" + HexFormat.of().toHexDigits(random.nextLong()) + "-condition";
    var first = put(path);
    try {
      var second = put(path);
      delete(path, second);
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == 412 || e.statusCode() == 409) {
        return false;
      }
      throw e;
    } finally {
      delete(path, first);
    }
  }

  private Optional<String> put(String path) {
    return version(
        s3.putObject(
                put -> put.bucket(bucket).key(path).ifNoneMatch(S3Upload.ANY),
                RequestBody.fromString("which of the two counts"))
            .versionId());
  }

  private void delete(String path, Optional<String> version) {
    s3.deleteObject(delete -> delete.bucket(bucket).key(path).versionId(version.orElse(null)));
  }

  /// A version as answers name it; where there are none some say nothing, and some `null`.
  static Optional<String> version(@Nullable String named) {
    return Optional.ofNullable(named).filter(version -> !version.equals("null"));
  }
}
