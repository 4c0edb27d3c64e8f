package org.hikae.vault.key;

import java.io.IOException;
import org.hikae.vault.Surroundings;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.chunk.Chunker;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.index.Index;
import org.hikae.vault.manifest.Manifests;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.prune.Marks;
import org.hikae.vault.store.Store;
import org.hikae.vault.tree.TreeBlobs;

/// An open vault: where it is, its keys, its settings, and what it takes from the machine.
public record Opened(Store store, Keyring keys, VaultSettings settings, Surroundings surroundings) {

  public Manifests manifests() {
    return new Manifests(store, keys);
  }

  public Marks marks() {
    return new Marks(store, keys);
  }

  public Index index(PackKind kind) {
    return new Index(store, keys, kind);
  }

  public BlobIndex load(PackKind kind) throws IOException {
    return index(kind).load(marks().packs());
  }

  public TreeBlobs trees(BlobIndex trees) {
    return new TreeBlobs(store, trees, keys);
  }

  public Chunker chunker() {
    return new Chunker(keys.master(), settings.chunkAverageBytes());
  }
}
