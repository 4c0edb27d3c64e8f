package org.hikae.vault.contents;

import java.io.IOException;

/// Is given differences one by one, in the order of paths.
@FunctionalInterface
public interface DifferenceSink {
  void accept(Difference difference) throws IOException;
}
