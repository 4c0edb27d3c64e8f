package org.hikae.vault.store.s3;

import java.time.Duration;
import org.hikae.vault.store.StoreAccess.Settings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/// Connects to S3 with the credentials that the settings hold (`AWS_ACCESS_KEY_ID` and
/// `AWS_SECRET_ACCESS_KEY`), or else those of the usual chain: profile, container, instance.
final class S3Clients {
  private static final int MOST_CONNECTIONS = 64;
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final String ANY_REGION = "us-east-1";

  private S3Clients() {}

  /// Checksums are given with each request by hand, and retries are the caller's, so both are off.
  static S3Client connect(S3Address address, Settings settings) {
    var client =
        S3Client.builder()
            .region(Region.of(regionOf(address, settings)))
            .credentialsProvider(credentials(settings))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(over -> over.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(MOST_CONNECTIONS)
                    .connectionTimeout(TO_CONNECT)
                    .socketTimeout(SILENCE));
    address.endpoint().ifPresent(uri -> client.endpointOverride(uri).forcePathStyle(true));
    return client.build();
  }

  private static String regionOf(S3Address address, Settings settings) {
    return address.region().or(() -> settings.find("AWS_REGION")).orElse(ANY_REGION);
  }

  private static AwsCredentialsProvider credentials(Settings settings) {
    var key = settings.find("AWS_ACCESS_KEY_ID");
    var secret = settings.find("AWS_SECRET_ACCESS_KEY");
    if (key.isEmpty() || secret.isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    AwsCredentials given =
        settings
            .find("AWS_SESSION_TOKEN")
            .<AwsCredentials>map(
                token -> AwsSessionCredentials.create(key.get(), secret.get(), token))
            .orElseGet(() -> AwsBasicCredentials.create(key.get(), secret.get()));
    return StaticCredentialsProvider.create(given);
  }
}
