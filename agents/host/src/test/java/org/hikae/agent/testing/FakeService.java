package org.hikae.agent.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.protocol.ServiceId;
import org.hikae.source.GuardedService;

/// A service that runs when it is told to, and can be made to hesitate or to resist.
public final class FakeService implements GuardedService {
  private final ServiceId id;
  public final AtomicInteger starts = new AtomicInteger();
  public final AtomicInteger fences = new AtomicInteger();
  public volatile boolean resistsFence;
  public volatile CountDownLatch hesitation = new CountDownLatch(0);
  private volatile boolean running;

  public FakeService(String id) {
    this.id = new ServiceId(id);
  }

  @Override
  public ServiceId id() {
    return id;
  }

  @Override
  public void start() throws IOException {
    starts.incrementAndGet();
    try {
      hesitation.await();
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
    running = true;
  }

  @Override
  public void stop(Duration patience) {
    running = false;
  }

  @Override
  public void fence() throws IOException {
    fences.incrementAndGet();
    if (resistsFence) {
      throw new IOException("it does not die");
    }
    running = false;
  }

  /// Ends by itself, as programs do.
  public void crash() {
    running = false;
  }

  @Override
  public boolean running() {
    return running;
  }

  @Override
  public Probe probe() {
    return new Probe(running, Duration.ofMillis(1), running ? "it answers" : "nobody answers");
  }
}
