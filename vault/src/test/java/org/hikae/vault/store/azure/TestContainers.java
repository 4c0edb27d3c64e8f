package org.hikae.vault.store.azure;

import org.hikae.vault.store.StoreAccess.Settings;
import org.hikae.vault.store.StoreException;

/// Makes the containers that tests need.
public final class TestContainers {
  private TestContainers() {}

  /// Makes the container that an address names.
  public static void create(String address, Settings settings) throws StoreException {
    AzureClients.connect(AzureAddress.parse(address), settings).create();
  }
}
