package org.hikae.vault.backup;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.hikae.vault.file.FileSystemReader;
import org.hikae.vault.file.LocalFiles;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.tree.PieceList;
import org.jspecify.annotations.Nullable;

/// What one thread of a run has for itself, each thing made when it is first needed.
final class Worker implements AutoCloseable {
  private final Deposit deposit;
  private final Map<PackKind, Deposit.Lane> lanes = new EnumMap<>(PackKind.class);
  private @Nullable FileSystemReader files;
  private byte[] scratch = new byte[0];

  Worker(Deposit deposit) {
    this.deposit = deposit;
  }

  Deposit.Lane lane(PackKind kind) throws IOException {
    var lane = lanes.get(kind);
    if (lane == null) {
      lane = deposit.lane(kind);
      lanes.put(kind, lane);
    }
    return lane;
  }

  /// A list for a file's pieces, whose blobs go among the trees.
  PieceList pieces() {
    return new PieceList((bytes, count) -> lane(PackKind.TREE).store(bytes, 0, count));
  }

  FileSystemReader files() {
    if (files == null) {
      files = LocalFiles.reader();
    }
    return files;
  }

  byte[] scratch(int bytes) {
    if (scratch.length < bytes) {
      scratch = new byte[bytes];
    }
    return scratch;
  }

  void flush() throws IOException {
    for (var lane : lanes.values()) {
      lane.flush();
    }
  }

  @Override
  public void close() {
    lanes.values().forEach(Deposit.Lane::close);
    if (files != null) {
      files.close();
    }
  }
}
