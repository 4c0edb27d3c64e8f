package org.hikae.cli.run;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which plan is wanted: the options of `plan` and `run`.
final class Wish {
  @Parameters(index = "0", paramLabel = "SERVICE", descriptionKey = "run.service")
  @SuppressWarnings("NullAway.Init")
  private String service;

  @Option(names = "--runbook", paramLabel = "NAME", descriptionKey = "run.runbook")
  private @Nullable String runbook;

  @Option(names = "--point", paramLabel = "MARK", descriptionKey = "run.point")
  private @Nullable String point;

  @Option(names = "--not-after", paramLabel = "TIME", descriptionKey = "run.not-after")
  private @Nullable String notAfter;

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", descriptionKey = "run.note")
  @SuppressWarnings("NullAway.Init")
  private String note;

  String service() {
    return service;
  }

  boolean namesNothing() {
    return runbook == null && point == null && notAfter == null;
  }

  /// The order as the API takes it.
  Map<String, Object> order(Undertaking undertaking) throws Complaint {
    var order = new LinkedHashMap<String, Object>();
    order.put("service", service);
    order.put("runbook", runbook == null ? undertaking.runbook() : runbook);
    order.put("occasion", undertaking.occasion());
    if (point != null) {
      order.put("point", point);
    }
    if (notAfter != null) {
      order.put("notAfter", moment(notAfter).toString());
    }
    order.put("note", note);
    return order;
  }

  /// `2026-08-20T02:00:00Z`, or without the zone in this machine's.
  private static Instant moment(String text) throws Complaint {
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text.replace(' ', 'T')).atZone(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeParseException e) {
      throw new Complaint(
          ExitStatus.USAGE,
          "'" + text + "' is no moment.",
          "write it like 2026-08-20T02:00:00Z, or without Z in local time.",
          e);
    }
  }
}
