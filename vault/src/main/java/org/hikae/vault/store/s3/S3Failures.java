package org.hikae.vault.store.s3;

import org.hikae.vault.store.StoreException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Says in a store's words what S3 could not do.
record S3Failures(String address) {

  StoreException about(String key, SdkException e) {
    return switch (e) {
      case NoSuchBucketException _ -> noBucket();
      case S3Exception answer -> answered(key, answer);
      case SdkClientException _ when message(e).contains("credentials") -> noCredentials();
      default -> new StoreException.Unavailable(address, message(e), e);
    };
  }

  private StoreException answered(String key, S3Exception e) {
    return switch (e.statusCode()) {
      case 404 -> new StoreException.Missing(address, key);
      case 401, 403 -> isQuota(e) ? full(e) : new StoreException.Forbidden(address, message(e));
      case 501 ->
          new StoreException.Unusable(
              address + " does not know a request that it needs to: " + message(e),
              "Use an S3 server that knows conditional writes.");
      case 507 -> full(e);
      default -> new StoreException.Unavailable(address, message(e), e);
    };
  }

  private static boolean isQuota(S3Exception e) {
    return e.awsErrorDetails() != null && "QuotaExceeded".equals(e.awsErrorDetails().errorCode());
  }

  private StoreException full(S3Exception e) {
    return new StoreException.Full(address, e);
  }

  private StoreException noBucket() {
    return new StoreException.Unusable(
        address + ": there is no such bucket", "Create the bucket first, with versions or locks.");
  }

  private StoreException noCredentials() {
    return new StoreException.Forbidden(
        address,
        "no credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile or"
            + " an instance role");
  }

  private static String message(SdkException e) {
    return String.valueOf(e.getMessage());
  }
}
