package org.hikae.vault.store.probe;

import java.io.IOException;
import java.util.List;
import org.hikae.vault.store.probe.StoreReport.Finding;

/// A store that can be tried for more than every store can do: what its server checks and locks.
public interface Inspectable {

  /// Tries it on the given key, which is nobody else's, and cleans up as far as the store lets it.
  List<Finding> inspect(String key) throws IOException;
}
