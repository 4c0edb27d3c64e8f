package org.hikae.vault.backup;

import java.io.IOException;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.PackKind;
import org.jspecify.annotations.Nullable;

/// An index that is loaded when it is first needed, so that a run that finds nothing changed never
/// reads it.
final class LazyIndex implements Deposit.Known {
  private final Opened vault;
  private final PackKind kind;
  private @Nullable BlobIndex loaded;

  LazyIndex(Opened vault, PackKind kind) {
    this.vault = vault;
    this.kind = kind;
  }

  @Override
  public synchronized BlobIndex index() throws IOException {
    if (loaded == null) {
      loaded = vault.load(kind);
    }
    return loaded;
  }
}
