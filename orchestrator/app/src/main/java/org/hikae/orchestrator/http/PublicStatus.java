package org.hikae.orchestrator.http;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.run.Run;
import org.jspecify.annotations.Nullable;

/// What everybody may know of the services: whether they can be used, since when not, and until
/// when they are to be back. Nothing else: no host, no site, no name of anybody.
public final class PublicStatus {
  private final Board board;
  private final Clock clock;

  public PublicStatus(Board board, Clock clock) {
    this.board = board;
    this.clock = clock;
  }

  /// @param at when it was looked at
  public record PublicView(Instant at, List<PublicService> services) {
    public PublicView {
      services = List.copyOf(services);
    }
  }

  /// @param state `up`, `down`, `recovering`, or `unknown` while nobody has looked yet
  /// @param since since when it is away; null while it is not
  /// @param backBy until when it is to be back by its objective; null while it is not away
  public record PublicService(
      Words name, String state, @Nullable Instant since, @Nullable Instant backBy) {}

  public PublicView now() {
    var open = board.journal().open().stream().filter(run -> !run.plan().isDrill()).toList();
    var services =
        board.estate().now().map(Estate::services).orElse(List.of()).stream()
            .map(service -> service(service, open))
            .toList();
    return new PublicView(clock.instant(), services);
  }

  private enum State {
    UP,
    DOWN,
    RECOVERING,
    UNKNOWN
  }

  private PublicService service(Service service, List<Run> open) {
    var recovering = open.stream().anyMatch(run -> run.plan().service().equals(service.id()));
    var last = board.history().last(service.id());
    var away = last.filter(sample -> !sample.good()).isPresent();
    var state =
        last.isEmpty()
            ? State.UNKNOWN
            : !away ? State.UP : recovering ? State.RECOVERING : State.DOWN;
    var since = away ? board.history().awaySince(service.id()).orElse(null) : null;
    return new PublicService(
        Words.of(service.name()),
        state.name().toLowerCase(Locale.ROOT),
        since,
        since == null ? null : since.plus(service.objectives().downtime()));
  }
}
