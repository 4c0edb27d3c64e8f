package org.hikae.reader;

import java.io.IOException;
import java.util.List;

/// A vault's files, wherever they lie.
public interface VaultObjects {
  List<String> keysBelow(String prefix) throws IOException;

  byte[] read(String key) throws IOException;
}
