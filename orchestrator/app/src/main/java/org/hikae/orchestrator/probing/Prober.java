package org.hikae.orchestrator.probing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hikae.domain.estate.Service;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Looks at every service of the estate in force, each at its own interval, and remembers what it
/// saw. A look that hangs does not delay the next: looks at one service may overlap.
public final class Prober implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Prober.class);
  private static final Duration WRITE_EVERY = Duration.ofSeconds(5);

  private final NodeId observer;
  private final Supplier<Iterable<Service>> services;
  private final Looker looker;
  private final ProbeHistory history;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("prober").factory());
  private final Map<ServiceId, Instant> due = new ConcurrentHashMap<>();

  public Prober(
      NodeId observer,
      Supplier<Iterable<Service>> services,
      Looker looker,
      ProbeHistory history,
      Clock clock) {
    this.observer = observer;
    this.services = services;
    this.looker = looker;
    this.history = history;
    this.clock = clock;
  }

  public void start() {
    var _ = timer.scheduleAtFixedRate(this::lookAtWhatIsDue, 0, 50, TimeUnit.MILLISECONDS);
    var _ =
        timer.scheduleWithFixedDelay(
            this::keep, WRITE_EVERY.toMillis(), WRITE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void lookAtWhatIsDue() {
    var now = clock.instant();
    for (var service : services.get()) {
      if (!now.isBefore(due.getOrDefault(service.id(), Instant.MIN))) {
        due.put(service.id(), now.plus(service.probe().every()));
        Thread.ofVirtual().name("probe-" + service.id()).start(() -> look(service));
      }
    }
  }

  private void look(Service service) {
    var began = clock.instant();
    var nanos = System.nanoTime();
    boolean good;
    String saw;
    try {
      saw = looker.look(service.probe(), service.address());
      good = System.nanoTime() - nanos <= service.probe().timeout().toNanos();
    } catch (Exception e) {
      saw = String.valueOf(e.getMessage());
      good = false;
    }
    var took = Duration.ofNanos(System.nanoTime() - nanos);
    history.add(
        service.id(), new ProbeSample(observer, began, took, good, saw), service.probe().every());
  }

  private void keep() {
    try {
      history.write();
    } catch (DataAccessException e) {
      log.warn("probe samples were not written", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
