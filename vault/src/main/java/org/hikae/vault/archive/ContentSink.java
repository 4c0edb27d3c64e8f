package org.hikae.vault.archive;

import java.io.IOException;

/// Takes a file's bytes, its holes left out.
interface ContentSink {
  void content(byte[] bytes, int from, int count) throws IOException;
}
