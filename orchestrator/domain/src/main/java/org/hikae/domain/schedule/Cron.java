package org.hikae.domain.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Times that come again, in the five fields of Unix's cron (minute, hour, day, month, weekday), as
/// a wall clock in a zone shows them. A time that the clock shows twice in autumn falls due once.
public final class Cron {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  private final String text;
  private final ZoneId zone;
  private final ExecutionTime times;

  /// Refuses what is no cron expression with an [IllegalArgumentException] that says why.
  public Cron(String text, ZoneId zone) {
    this.text = text;
    this.zone = zone;
    this.times = ExecutionTime.forCron(PARSER.parse(text));
  }

  /// Reads what [#toString] writes: `0 2 * * * (Asia/Tokyo)`.
  public static Cron parse(String written) {
    var open = written.lastIndexOf(" (");
    if (open < 0 || !written.endsWith(")")) {
      throw new IllegalArgumentException("'" + written + "' names no time zone");
    }
    var zone = ZoneId.of(written.substring(open + 2, written.length() - 1));
    return new Cron(written.substring(0, open), zone);
  }

  public String text() {
    return text;
  }

  public ZoneId zone() {
    return zone;
  }

  /// The first time after `moment`; none for a date that no calendar has, such as 30 February.
  public Optional<Instant> after(Instant moment) {
    return times.nextExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cron that && text.equals(that.text) && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, zone);
  }

  @Override
  public String toString() {
    return text + " (" + zone + ")";
  }
}
