package org.hikae.cluster.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.util.MD5FileUtil;
import org.hikae.cluster.wire.WireException;
import org.hikae.cluster.wire.WireFormat;
import org.jspecify.annotations.Nullable;

/// Joins a [Replica] to Ratis: applies what was committed, and keeps checkpoints (Raft's
/// snapshots).
final class LedgerMachine extends BaseStateMachine {
  private final Replica replica;
  private final Optional<Founding> founding;
  private final WireFormat wire = new WireFormat();
  private final SimpleStateMachineStorage checkpoints = new SimpleStateMachineStorage();

  /// @param founding what the replica begins with where there is no checkpoint yet
  LedgerMachine(Replica replica, Optional<Founding> founding) {
    this.replica = replica;
    this.founding = founding;
  }

  @Override
  public void initialize(RaftServer server, RaftGroupId group, RaftStorage storage)
      throws IOException {
    super.initialize(server, group, storage);
    checkpoints.init(storage);
    load(checkpoints.getLatestSnapshot());
  }

  /// After the leader sent a checkpoint, because the log that was missing here is gone.
  @Override
  public void reinitialize() throws IOException {
    load(checkpoints.loadLatestSnapshot());
  }

  private void load(@Nullable SingleFileSnapshotInfo checkpoint) throws IOException {
    if (checkpoint != null) {
      Checkpoint.read(checkpoint.getFile().getPath(), replica);
      setLastAppliedTermIndex(checkpoint.getTermIndex());
    } else if (founding.isPresent()) {
      founding.get().begin(replica);
    }
  }

  @Override
  public StateMachineStorage getStateMachineStorage() {
    return checkpoints;
  }

  @Override
  public long takeSnapshot() throws IOException {
    var applied = getLastAppliedTermIndex();
    var file = checkpoints.getSnapshotFile(applied.getTerm(), applied.getIndex());
    Checkpoint.write(replica, file.toPath());
    var digest = MD5FileUtil.computeAndSaveMd5ForFile(file);
    checkpoints.updateLatestSnapshot(
        new SingleFileSnapshotInfo(new FileInfo(file.toPath(), digest), applied));
    return applied.getIndex();
  }

  /// A record that this program does not understand stops the server: going on without it would
  /// make this copy differ from the others.
  @Override
  public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
    var record = transaction.getLogEntry();
    var json = record.getStateMachineLogEntry().getLogData().toString(StandardCharsets.UTF_8);
    try {
      var ruling = replica.apply(wire.read(json, Proposal.class));
      updateLastAppliedTermIndex(record.getTerm(), record.getIndex());
      return CompletableFuture.completedFuture(Message.valueOf(wire.write(ruling)));
    } catch (WireException e) {
      throw new UncheckedIOException(
          "ledger record " + record.getIndex() + " is not known here", e);
    }
  }
}
