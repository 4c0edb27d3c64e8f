package org.hikae.orchestrator.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Channel;
import org.hikae.domain.estate.Contact;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.notice.Calm;
import org.hikae.domain.notice.Delivery;
import org.hikae.domain.notice.Notice;
import org.hikae.domain.notice.Routes;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.NoticeRows;
import org.hikae.orchestrator.rounds.Repeated;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// While this orchestrator leads: raises and resolves notices, and tells whoever is to be told.
/// That somebody was told is an entry of the ledger, so a new leader tells only those who were not;
/// what was under way when the old one died may come twice, under the same name.
public final class NoticeRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NoticeRounds.class);
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 8;

  private final Concerns concerns;
  private final NoticeDesk desk;
  private final NoticeRows rows;
  private final EstateInForce estate;
  private final Leadership leadership;
  private final Map<Channel, Post> posts;
  private final Pace pace;
  private final Clock clock;
  private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();
  private final Repeated rounds;
  private Calm calm;

  /// How often it looks, and how long something has to last or be away.
  public record Pace(Duration every, Duration patience) {}

  /// A delivery that was not settled yet.
  private record Attempt(int count, boolean running, Instant next) {}

  public NoticeRounds(
      Concerns concerns,
      NoticeDesk desk,
      NoticeRows rows,
      EstateInForce estate,
      Leadership leadership,
      Map<Channel, Post> posts,
      Pace pace,
      Clock clock) {
    this.concerns = concerns;
    this.desk = desk;
    this.rows = rows;
    this.estate = estate;
    this.leadership = leadership;
    this.posts = Map.copyOf(posts);
    this.pace = pace;
    this.rounds = new Repeated("a round of notices", pace.every(), this::once);
    this.clock = clock;
    this.calm = new Calm(pace.patience());
  }

  public void start() {
    rounds.start();
  }

  /// One round.
  public void once() throws LedgerException, InterruptedException {
    if (!leadership.holds()) {
      calm = new Calm(pace.patience());
      attempts.clear();
      return;
    }
    var lively = lively();
    var open = lively.stream().filter(Notice::isOpen).toList();
    var changes = calm.look(concerns.now(), open, clock.instant());
    for (var concern : changes.raise()) {
      desk.raise(concern);
    }
    for (var notice : changes.resolve()) {
      desk.resolve(notice);
    }
    tell(changes.raise().isEmpty() && changes.resolve().isEmpty() ? lively : lively());
  }

  private List<Notice> lively() {
    return rows.lively(clock.instant().minus(REMEMBERED));
  }

  private void tell(List<Notice> notices) {
    List<Contact> contacts = estate.now().map(Estate::contacts).orElse(List.of());
    for (var notice : notices) {
      Routes.due(notice, contacts, clock.instant()).stream()
          .filter(delivery -> posts.containsKey(delivery.channel()))
          .filter(this::isDue)
          .forEach(this::begin);
    }
  }

  private boolean isDue(Delivery delivery) {
    var attempt = attempts.get(delivery.name());
    return attempt == null || (!attempt.running() && !clock.instant().isBefore(attempt.next()));
  }

  private void begin(Delivery delivery) {
    var attempt =
        attempts.merge(
            delivery.name(),
            new Attempt(1, true, Instant.MAX),
            (before, _) -> new Attempt(before.count() + 1, true, Instant.MAX));
    Thread.ofVirtual().name("notice").start(() -> deliver(delivery, attempt.count()));
  }

  private void deliver(Delivery delivery, int count) {
    try {
      Objects.requireNonNull(posts.get(delivery.channel())).send(delivery);
      settle(delivery, null);
    } catch (NotSent e) {
      log.warn("{} was not told: {}", delivery.contact().id(), e.getMessage());
      if (count >= ATTEMPTS) {
        settle(delivery, String.valueOf(e.getMessage()));
      } else {
        var pause = FIRST_PAUSE.multipliedBy(1L << (count - 1));
        attempts.put(delivery.name(), new Attempt(count, false, clock.instant().plus(pause)));
      }
    } catch (RuntimeException e) {
      log.error("a notice broke on its way", e);
      settle(delivery, "it broke on its way");
    }
  }

  /// When the ledger does not take it, nobody leads from here: the next leader finds it untold.
  private void settle(Delivery delivery, @Nullable String problem) {
    try {
      desk.told(delivery, problem);
      attempts.remove(delivery.name());
    } catch (LedgerException | RuntimeException e) {
      log.warn("that {} was told is not in the ledger", delivery.contact().id(), e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
