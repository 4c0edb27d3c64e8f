package org.hikae.orchestrator.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.hikae.domain.access.AccessChain.End;
import org.hikae.domain.access.Suspicion;
import org.hikae.orchestrator.audit.AccessView;
import org.hikae.orchestrator.ledger.AccessRows.Wanted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who reached what.
@RestController
@RequestMapping("/api/v1/audit")
public final class AuditApi {
  private static final int MOST_SKIPPED = 1_000_000;

  private final AuditDoor door;
  private final MisuseDoor misuse;
  private final ZoneId usual;

  /// @param usual whose working hours are meant, unless said
  public AuditApi(AuditDoor door, MisuseDoor misuse, ZoneId usual) {
    this.door = door;
    this.misuse = misuse;
    this.usual = usual;
  }

  record EndView(String node, long number, String hash) {
    static EndView of(End end) {
      return new EndView(end.node(), end.number(), end.hash());
    }
  }

  /// @param settled whether all that this orchestrator saw is among them
  record AuditView(boolean settled, boolean more, List<AccessView> accesses, List<EndView> ends) {}

  @GetMapping
  @Needs(Right.ADMIN)
  @Says("Who reached what, granted or refused, newest first, and where each node's chain ends.")
  AuditView accesses(
      @RequestParam(value = "after", required = false) @Nullable String after,
      @RequestParam(value = "until", required = false) @Nullable String until,
      @RequestParam(value = "who", required = false) @Nullable String who,
      @RequestParam(value = "from", required = false) @Nullable String from,
      @RequestParam(value = "what", required = false) @Nullable String what,
      @RequestParam(value = "refused", defaultValue = "false") boolean refused,
      @RequestParam(value = "skip", defaultValue = "0") int skip,
      @RequestParam(value = "limit", defaultValue = "100") int limit)
      throws InterruptedException {
    requireWithin("skip", skip, 0, MOST_SKIPPED);
    requireWithin("limit", limit, 1, AuditDoor.MOST);
    var wanted = new Wanted(time("after", after), time("until", until), who, from, what, refused);
    var found = door.find(wanted, skip, limit);
    return new AuditView(
        found.settled(),
        found.more(),
        found.accesses().stream().map(AccessView::of).toList(),
        found.ends().stream().map(EndView::of).toList());
  }

  @GetMapping("/chain")
  @Needs(Right.ADMIN)
  @Says("The accesses that a node saw after the one with a number, in the order of its chain.")
  List<AccessView> chain(
      @RequestParam("node") String node,
      @RequestParam(value = "after", defaultValue = "0") long after,
      @RequestParam(value = "limit", defaultValue = "500") int limit) {
    requireWithin("limit", limit, 1, AuditDoor.MOST);
    return door.chain(node, after, limit).stream().map(AccessView::of).toList();
  }

  /// @param times how many accesses it rests on
  record SuspicionView(
      String kind,
      Words sentence,
      String who,
      String from,
      long times,
      Instant first,
      Instant last) {
    static SuspicionView of(Suspicion suspicion) {
      var sentence = MisuseDoor.sentence(suspicion.kind());
      return new SuspicionView(
          suspicion.kind().name(),
          new Words(sentence.en(), sentence.ja()),
          suspicion.who(),
          suspicion.from(),
          suspicion.times(),
          suspicion.first(),
          suspicion.last());
    }
  }

  /// @param looked how many accesses were looked at
  /// @param whole whether these are all of the span; else the newest
  record MisuseView(
      Instant after, Instant until, long looked, boolean whole, List<SuspicionView> suspicions) {}

  @GetMapping("/misuse")
  @Needs(Right.ADMIN)
  @Says("What may be misuse among the accesses of a span, the graver first; without one, 30 days.")
  MisuseView misuse(
      @RequestParam(value = "after", required = false) @Nullable String after,
      @RequestParam(value = "until", required = false) @Nullable String until,
      @RequestParam(value = "zone", required = false) @Nullable String zone)
      throws InterruptedException {
    var report = misuse.report(time("after", after), time("until", until), zone(zone));
    return new MisuseView(
        report.after(),
        report.until(),
        report.looked(),
        report.whole(),
        report.suspicions().stream().map(SuspicionView::of).toList());
  }

  private ZoneId zone(@Nullable String name) {
    try {
      return name == null || name.isBlank() ? usual : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, "'zone' is no time zone", "say it like Asia/Tokyo.");
    }
  }

  private static void requireWithin(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          "'" + name + "' is " + value,
          "say " + least + " to " + most + ".");
    }
  }

  private static @Nullable Instant time(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          "'" + name + "' is no time",
          "say it in UTC, like 2026-11-26T15:00:00Z.");
    }
  }
}
