package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Channel;
import org.hikae.domain.estate.Contact;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.notice.Notice;
import org.hikae.domain.notice.Told;
import org.hikae.orchestrator.http.Caller;
import org.hikae.orchestrator.http.Callers;
import org.hikae.orchestrator.http.Needs;
import org.hikae.orchestrator.http.NoticesDoor;
import org.hikae.orchestrator.http.NoticesDoor.Trial;
import org.hikae.orchestrator.http.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/// What people were told, who is at it, and whether contacts can be reached.
@Controller
public final class NoticesPages {
  private final NoticesDoor door;
  private final Clock clock;
  private volatile @Nullable Tried last;

  public NoticesPages(NoticesDoor door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  public record Page(
      List<Row> notices,
      List<Person> people,
      boolean mail,
      boolean webhook,
      @Nullable Tried tried) {}

  /// What came of the last test that was asked for here.
  public record Tried(String contact, List<Trial> trials) {}

  /// @param tone of the tag: alarm, watch, or none when it is over
  public record Row(
      String id,
      String urgency,
      String tone,
      String sentence,
      String page,
      String at,
      @Nullable String over,
      @Nullable String by,
      boolean open,
      String told,
      String failed) {}

  /// @param after empty when they are told at once
  public record Person(
      String id, String name, String ways, String notices, String after, boolean reachable) {}

  @GetMapping("/notices")
  String notices(HttpServletRequest request, Model model) {
    var manner = Manner.of(request, clock);
    model.addAttribute(
        "v",
        new Page(
            door.newest().stream().map(notice -> row(notice, manner)).toList(),
            door.contacts().stream().map(contact -> person(contact, manner)).toList(),
            door.has(Channel.MAIL),
            door.has(Channel.WEBHOOK),
            last));
    return "notices";
  }

  @PostMapping("/notices/{id}/acknowledge")
  @Needs(Right.TEST)
  String acknowledge(@PathVariable("id") String id, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    door.acknowledge(id, caller);
    return "redirect:/notices";
  }

  @PostMapping("/notices/contacts/{id}/test")
  @Needs(Right.TEST)
  String test(@PathVariable("id") String id) {
    last = new Tried(id, door.test(id));
    return "redirect:/notices#tried";
  }

  private static Row row(Notice notice, Manner manner) {
    var concern = notice.concern();
    var over = notice.resolvedAt();
    var alarm = concern.urgency() == Urgency.ALARM;
    return new Row(
        notice.id(),
        concern.urgency().name().toLowerCase(Locale.ROOT),
        over != null ? "" : alarm ? "alarm" : "watch",
        manner.in(concern.sentence()),
        concern.page(),
        manner.moment(notice.raisedAt()),
        over == null ? null : manner.moment(over),
        notice.acknowledgedBy(),
        over == null && notice.acknowledgedAt() == null,
        names(notice, true),
        names(notice, false));
  }

  private static String names(Notice notice, boolean reached) {
    return notice.told().stream()
        .filter(told -> (told.problem() == null) == reached)
        .map(Told::contact)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Person person(Contact contact, Manner manner) {
    var after = contact.telling().after();
    return new Person(
        contact.id(),
        manner.in(contact.name()),
        contact.channels().stream()
            .map(channel -> channel.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" ")),
        contact.telling().notices().name().toLowerCase(Locale.ROOT),
        after.isZero() ? "" : manner.span(after),
        !contact.channels().isEmpty());
  }
}
