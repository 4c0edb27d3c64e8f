package org.hikae.vault.store.azure;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import java.time.Duration;
import org.hikae.vault.store.StoreAccess.Settings;
import org.hikae.vault.store.StoreException;

/// Connects to a container with the credentials that the settings hold: `AZURE_STORAGE_KEY` or
/// `AZURE_STORAGE_SAS_TOKEN`.
final class AzureClients {
  private static final Duration TO_CONNECT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private AzureClients() {}

  /// Retries are the caller's, so they are off here.
  static BlobContainerClient connect(AzureAddress address, Settings settings)
      throws StoreException {
    var http =
        new JdkHttpClientBuilder()
            .connectionTimeout(TO_CONNECT)
            .readTimeout(SILENCE)
            .responseTimeout(SILENCE)
            .writeTimeout(SILENCE)
            .build();
    var service =
        new BlobServiceClientBuilder()
            .endpoint(address.endpoint())
            .httpClient(http)
            .retryOptions(
                new RequestRetryOptions(
                    RetryPolicyType.FIXED, 1, (Duration) null, null, null, null));
    return withCredentials(service, address, settings)
        .buildClient()
        .getBlobContainerClient(address.container());
  }

  private static BlobServiceClientBuilder withCredentials(
      BlobServiceClientBuilder service, AzureAddress address, Settings settings)
      throws StoreException {
    var key = settings.find("AZURE_STORAGE_KEY");
    if (key.isPresent()) {
      return service.credential(new StorageSharedKeyCredential(address.account(), key.get()));
    }
    var token = settings.find("AZURE_STORAGE_SAS_TOKEN");
    if (token.isPresent()) {
      return service.sasToken(token.get());
    }
    throw new StoreException.Unusable(
        "there are no credentials for " + address,
        "Set AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN.");
  }
}
