package org.hikae.cluster.ledger;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.rpc.SupportedRpcType;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/// What Ratis is told. The ledger carries a few small entries a second, so buffers are a fraction
/// of their defaults.
final class RatisSettings {
  private static final SizeInBytes LONGEST_BATCH = SizeInBytes.valueOf("2MB");

  private RatisSettings() {}

  static RaftProperties of(LedgerSettings settings) {
    var properties = new RaftProperties();
    listen(properties, settings);
    elections(properties);
    log(properties);
    checkpoints(properties);
    return properties;
  }

  private static void listen(RaftProperties properties, LedgerSettings settings) {
    RaftServerConfigKeys.setStorageDir(properties, List.of(settings.folder().toFile()));
    RaftConfigKeys.Rpc.setType(properties, SupportedRpcType.GRPC);
    GrpcConfigKeys.Server.setHost(properties, settings.listen().getAddress().getHostAddress());
    GrpcConfigKeys.Server.setPort(properties, settings.listen().getPort());
    GrpcConfigKeys.setMessageSizeMax(properties, SizeInBytes.valueOf("8MB"));
    GrpcConfigKeys.Server.setAsyncRequestThreadPoolSize(properties, 4);
  }

  private static void elections(RaftProperties properties) {
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, millis(1000));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, millis(1500));
    RaftServerConfigKeys.LeaderElection.setPreVote(properties, true);
    // A process that was frozen for long comes back as a follower; by default it would shut down.
    RaftServerConfigKeys.setCloseThreshold(
        properties, TimeDuration.valueOf(Integer.MAX_VALUE, TimeUnit.SECONDS));
  }

  private static void log(RaftProperties properties) {
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SizeInBytes.valueOf("8MB"));
    RaftServerConfigKeys.Log.setPreallocatedSize(properties, SizeInBytes.valueOf("64KB"));
    RaftServerConfigKeys.Log.setWriteBufferSize(properties, SizeInBytes.valueOf("3MB"));
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 2);
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, LONGEST_BATCH);
    RaftServerConfigKeys.Log.Appender.setSnapshotChunkSizeMax(properties, LONGEST_BATCH);
  }

  /// A checkpoint is taken every so many log records, and the log before it is dropped.
  private static void checkpoints(RaftProperties properties) {
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
    RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(properties, 20_000);
    RaftServerConfigKeys.Snapshot.setRetentionFileNum(properties, 2);
    RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
  }

  private static TimeDuration millis(int millis) {
    return TimeDuration.valueOf(millis, TimeUnit.MILLISECONDS);
  }
}
