package org.hikae.domain.estate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hikae.domain.document.Section;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.schedule.Chore;
import org.hikae.domain.schedule.Cron;
import org.hikae.domain.schedule.Missed;
import org.hikae.domain.schedule.Schedule;
import org.hikae.domain.schedule.Window;
import org.hikae.protocol.Sample;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.VaultName;

/// Reads one of `schedules`.
final class ScheduleSection {
  private static final Window NIGHT = new Window(LocalTime.of(22, 0), LocalTime.of(5, 0));
  private static final RunbookId SITE_LOSS = new RunbookId("site-loss");

  private ScheduleSection() {}

  /// Everything is asked for now; the schedule is made once nothing is wrong anywhere.
  ///
  /// @param known the names that it may refer to
  static Supplier<Schedule> read(Section schedule, Known known) {
    var id = schedule.name("id");
    var chore = chore(schedule, known);
    var due = due(schedule);
    var jitter = schedule.span("jitter", Duration.ZERO);
    var window = schedule.optionalSection("window").map(ScheduleSection::window);
    var missed = schedule.word("missed", Missed.class, Missed.CATCH_UP);
    return () -> new Schedule(id, chore, due, jitter, window, missed);
  }

  /// @param mirrors the vaults that are a mirror of another
  record Known(
      List<String> sites, List<String> services, List<String> vaults, List<String> mirrors) {}

  private static Chore chore(Section schedule, Known known) {
    return switch (schedule.word("does", Chore.Kind.class)) {
      case BACKUP ->
          new Chore.BackUp(
              named(schedule, "services", "service", known.services(), ServiceId::new),
              schedule.word("depth", SnapshotKind.class, SnapshotKind.INCREMENTAL));
      case MIRROR ->
          new Chore.Mirror(
              named(schedule, "vaults", "vault with mirrorOf", known.mirrors(), VaultName::new));
      case VERIFY ->
          new Chore.Verify(
              named(schedule, "vaults", "vault", known.vaults(), VaultName::new),
              schedule.has("sample")
                  ? schedule.value("sample", Sample::parse, Sample.WHOLE)
                  : Sample.WHOLE);
      case RETENTION ->
          new Chore.Retention(named(schedule, "vaults", "vault", known.vaults(), VaultName::new));
      case HOUSEKEEPING ->
          new Chore.Housekeeping(named(schedule, "sites", "site", known.sites(), SiteId::new));
      case DRILL ->
          new Chore.Drill(
              named(schedule, "services", "service", known.services(), ServiceId::new),
              schedule.has("runbook")
                  ? schedule.value("runbook", RunbookId::new, SITE_LOSS)
                  : SITE_LOSS);
      case REPORT -> new Chore.Report();
    };
  }

  private static <T> List<T> named(
      Section schedule, String key, String kind, List<String> known, Function<String, T> make) {
    return schedule.references(key, kind, known).stream()
        .filter(known::contains)
        .map(make)
        .toList();
  }

  private static Cron due(Section schedule) {
    var zone =
        schedule.has("zone")
            ? schedule.value("zone", RetentionSection::zone, RetentionSection.HERE)
            : RetentionSection.HERE;
    var never = new Cron("0 0 1 1 *", zone);
    var due = schedule.value("at", text -> cron(text, zone), never);
    if (due.after(Instant.EPOCH).isEmpty()) {
      schedule.mistake(
          "at", "'" + due.text() + "' never falls due", "write a day that some month has");
    }
    return due;
  }

  private static Cron cron(String text, ZoneId zone) {
    try {
      return new Cron(text, zone);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no time such as '30 2 * * *' (minute, hour, day, month, weekday): "
              + e.getMessage(),
          e);
    }
  }

  private static Window window(Section window) {
    var from = window.value("from", ScheduleSection::time, NIGHT.from());
    var until = window.value("until", ScheduleSection::time, NIGHT.until());
    if (from.equals(until)) {
      window.mistake(
          "until",
          "a window from " + from + " until " + until + " is empty",
          "leave the window out, or name another end");
      return NIGHT;
    }
    return new Window(from, until);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "' is no time of day such as \"22:00\"", e);
    }
  }
}
