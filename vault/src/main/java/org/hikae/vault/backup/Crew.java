package org.hikae.vault.backup;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.vault.chunk.Chunker;
import org.hikae.vault.pack.PackKind;

/// The workers of a run. Each takes whole jobs and carries them from the disk to the sealed frame;
/// parts of large files are shared out among them.
final class Crew implements AutoCloseable {
  /// How much of a large file is read at once.
  static final int SEGMENT = 1 << 20;

  private static final int JOBS_WAITING = 16;

  private final Deposit deposit;
  private final Failure failure;
  private final int bufferBytes;
  private final BlockingQueue<Segment> segments;
  private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(JOBS_WAITING);
  private final ConcurrentLinkedQueue<byte[]> buffers = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean noMore = new AtomicBoolean();
  private final AtomicInteger running = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();

  /// A piece of work that one worker does from end to end.
  @FunctionalInterface
  interface Job {
    void run(Worker worker) throws IOException;
  }

  Crew(Deposit deposit, Chunker chunker, Failure failure, int workers) {
    this.deposit = deposit;
    this.failure = failure;
    this.bufferBytes = SEGMENT + chunker.most();
    this.segments = new ArrayBlockingQueue<>(workers);
    for (var i = 0; i < workers; i++) {
      threads.add(Thread.ofPlatform().daemon().name("hikae-worker-", i).start(this::work));
    }
  }

  /// Gives work to the crew, waiting while it has enough.
  void add(Job job) throws IOException {
    failure.await(() -> jobs.offer(job, 100, TimeUnit.MILLISECONDS) ? job : null);
  }

  byte[] buffer() {
    var buffer = buffers.poll();
    return buffer == null ? new byte[bufferBytes] : buffer;
  }

  void giveBack(byte[] buffer) {
    buffers.add(buffer);
  }

  /// Leaves a segment to a free worker; when there is none, stores it here and now.
  void offer(Segment segment, Deposit.Lane lane) throws IOException {
    if (!segments.offer(segment)) {
      segment.store(lane);
    }
  }

  /// Waits for a segment, helping with others meanwhile.
  void await(Segment segment, Deposit.Lane lane) throws IOException {
    while (!segment.isStored()) {
      var other = segments.poll();
      if (other != null) {
        other.store(lane);
      } else {
        failure.await(() -> segment.awaitStored(2) || !segments.isEmpty() ? segment : null);
      }
    }
  }

  /// Waits until everything is done and every lane flushed.
  void finish() throws IOException {
    noMore.set(true);
    for (var thread : threads) {
      failure.await(() -> thread.join(Duration.ofMillis(100)) ? thread : null);
    }
    failure.rethrow();
  }

  private void work() {
    try (var worker = new Worker(deposit)) {
      while (!failure.happened() && !done()) {
        workABit(worker);
      }
      worker.flush();
    } catch (InterruptedException _) {
      failure.set(new IOException("a worker was interrupted"));
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  /// Segments come before jobs, because someone waits for them.
  private void workABit(Worker worker) throws IOException, InterruptedException {
    var segment = segments.poll();
    if (segment != null) {
      segment.store(worker.lane(PackKind.DATA));
      return;
    }
    running.incrementAndGet();
    try {
      var job = jobs.poll();
      if (job != null) {
        job.run(worker);
        return;
      }
    } finally {
      running.decrementAndGet();
    }
    segment = segments.poll(500, TimeUnit.MICROSECONDS);
    if (segment != null) {
      segment.store(worker.lane(PackKind.DATA));
    }
  }

  /// Whoever runs a job may still share out segments of it.
  private boolean done() {
    return noMore.get() && jobs.isEmpty() && running.get() == 0 && segments.isEmpty();
  }

  /// Ends the workers, whatever they are doing.
  @Override
  public void close() {
    if (threads.stream().anyMatch(Thread::isAlive)) {
      failure.set(new IOException("the run was given up"));
    }
  }
}
