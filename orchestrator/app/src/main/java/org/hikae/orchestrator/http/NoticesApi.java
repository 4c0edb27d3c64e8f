package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.notice.Notice;
import org.hikae.domain.notice.Told;
import org.hikae.orchestrator.http.NoticesDoor.Trial;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What people were told.
@RestController
@RequestMapping("/api/v1/notices")
public final class NoticesApi {
  private final NoticesDoor door;

  public NoticesApi(NoticesDoor door) {
    this.door = door;
  }

  /// @param urgency `alarm` or `watch`
  /// @param happened whether it happened once, and is never over
  public record NoticeView(
      String id,
      String urgency,
      Words sentence,
      String command,
      String page,
      boolean happened,
      Instant raisedAt,
      @Nullable Instant acknowledgedAt,
      @Nullable String acknowledgedBy,
      @Nullable Instant resolvedAt,
      List<ToldView> told) {
    static NoticeView of(Notice notice) {
      var concern = notice.concern();
      return new NoticeView(
          notice.id(),
          word(concern.urgency()),
          Words.of(concern.sentence()),
          concern.command(),
          concern.page(),
          concern.happened(),
          notice.raisedAt(),
          notice.acknowledgedAt(),
          notice.acknowledgedBy(),
          notice.resolvedAt(),
          notice.told().stream().map(ToldView::of).toList());
    }
  }

  /// @param news `raised` or `resolved`
  /// @param problem why it was given up; null when they were told
  public record ToldView(
      String contact, String channel, String news, Instant at, @Nullable String problem) {
    static ToldView of(Told told) {
      return new ToldView(
          told.contact(), word(told.channel()), word(told.news()), told.at(), told.problem());
    }
  }

  /// Whom to try.
  public record TestOrder(@Nullable String contact) {}

  @GetMapping
  @Says("What people were told, newest first.")
  List<NoticeView> notices() {
    return door.newest().stream().map(NoticeView::of).toList();
  }

  @PostMapping("/{id}/acknowledge")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Right.TEST)
  @Says("Says that somebody is at it, so that nobody else is told.")
  void acknowledge(@PathVariable("id") String id, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.acknowledge(id, caller);
  }

  @PostMapping("/test")
  @Needs(Right.TEST)
  @Says("Sends a contact a test, in each way that they have.")
  List<Trial> test(@RequestBody TestOrder order) {
    return door.test(Refusal.required("contact", order.contact()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
