package org.hikae.vault.store.s3;

import org.hikae.vault.store.StoreAccess.Settings;
import org.hikae.vault.store.StoreException;

/// Makes the buckets that tests need.
public final class TestBuckets {
  private TestBuckets() {}

  /// Makes the bucket that an address names.
  public static void create(String address, Settings settings) throws StoreException {
    var parsed = S3Address.parse(address);
    try (var s3 = S3Clients.connect(parsed, settings)) {
      s3.createBucket(create -> create.bucket(parsed.bucket()));
    }
  }
}
