package org.hikae.vault.tree;

import java.io.IOException;
import org.hikae.vault.format.BlobName;

/// Told of each blob that files of a tree need.
@FunctionalInterface
public interface PieceNames {
  /// @param list whether it is a blob of a tree pack that lists pieces, or one of a file's content
  void needs(BlobName name, boolean list) throws IOException;
}
