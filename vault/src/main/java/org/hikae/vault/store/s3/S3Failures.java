package org.hikae.vault.store.s3;

import java.util.Optional;
import org.hikae.vault.store.StoreException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Says in a store's words what S3 could not do.
record S3Failures(String address) {
  private static final String CREDENTIALS =
      "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or give the machine a"
          + " role.";

  StoreException about(String key, SdkException e) {
    return switch (e) {
      case NoSuchBucketException _ -> noBucket();
      case S3Exception answer -> answered(key, answer);
      case SdkClientException _ when message(e).contains("credentials") ->
          new StoreException.Forbidden(address, "no credentials were found", CREDENTIALS);
      default -> unavailable(message(e), e);
    };
  }

  private StoreException answered(String key, S3Exception e) {
    return switch (code(e)) {
      case "NoSuchBucket" -> noBucket();
      case "RequestTimeTooSkewed" -> StoreException.Forbidden.clocksDiffer(address);
      case "InvalidAccessKeyId" -> forbidden("it does not know the access key", CREDENTIALS);
      case "SignatureDoesNotMatch" ->
          forbidden("the secret does not belong to the access key", CREDENTIALS);
      case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
          forbidden("the session token has run out or is not valid", "Get a new one.");
      case "QuotaExceeded" -> new StoreException.Full(address, e);
      default -> byStatus(key, e);
    };
  }

  private StoreException byStatus(String key, S3Exception e) {
    return switch (e.statusCode()) {
      case 404 -> new StoreException.Missing(address, key);
      case 401, 403 -> new StoreException.Forbidden(address, said(e));
      case 501 ->
          new StoreException.Unusable(
              address + " does not know a request that it needs to: " + said(e),
              "Use an S3 server that knows conditional writes.");
      case 507 -> new StoreException.Full(address, e);
      default -> unavailable(said(e), e);
    };
  }

  /// A bucket without object lock refuses a lock as a bad request, whatever the code it gives.
  boolean saysThatItCannotLock(S3Exception e) {
    return code(e).equals("ObjectLockConfigurationNotFoundError")
        || (e.statusCode() == 400 && code(e).equals("InvalidRequest"));
  }

  StoreException cannotLock(S3Exception e) {
    return new StoreException.Unusable(
        address + " does not lock objects: " + said(e),
        "Object lock is chosen when a bucket is made: make one with it, or do without locks.");
  }

  StoreException noBucket() {
    return new StoreException.Unusable(
        address + ": there is no such bucket", "Create the bucket first, with versions or locks.");
  }

  private StoreException forbidden(String why, String hint) {
    return new StoreException.Forbidden(address, why, hint);
  }

  private StoreException unavailable(String why, SdkException e) {
    return new StoreException.Unavailable(address, why, e);
  }

  /// The error code of the answer; answers to HEAD have none.
  static String code(S3Exception e) {
    return Optional.ofNullable(e.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
  }

  /// What people can use of an answer: neither the request's id nor the SDK's attempts.
  static String said(S3Exception e) {
    var details = Optional.ofNullable(e.awsErrorDetails());
    var message = details.map(AwsErrorDetails::errorMessage).filter(text -> !text.isBlank());
    var code = Optional.of(code(e)).filter(text -> !text.isBlank());
    return message.or(() -> code).map(text -> text + ", ").orElse("") + "status " + e.statusCode();
  }

  private static String message(SdkException e) {
    return String.valueOf(e.getMessage());
  }
}
