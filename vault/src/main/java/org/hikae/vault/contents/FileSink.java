package org.hikae.vault.contents;

import java.io.IOException;

/// Is given the files of a listing one by one.
@FunctionalInterface
public interface FileSink {
  void accept(ListedFile file) throws IOException;
}
