package org.hikae.domain.estate;

import java.time.DateTimeException;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hikae.domain.document.Section;
import org.hikae.domain.retention.RetentionClass;
import org.hikae.domain.retention.Rule;
import org.hikae.domain.retention.Span;
import org.hikae.domain.text.Bytes;

/// Reads one class of `retention`.
final class RetentionSection {
  static final ZoneId HERE = ZoneId.of("Asia/Tokyo");
  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9}) ?(MiB|GiB|TiB)");
  private static final Map<String, Integer> SHIFT = Map.of("MiB", 20, "GiB", 30, "TiB", 40);

  private RetentionSection() {}

  /// Everything is asked for now; the class is made once nothing is wrong anywhere.
  static Supplier<RetentionClass> read(Section retention) {
    var name = retention.name("name");
    var rules = rules(retention);
    var floor = age(retention, "floor").orElse(Period.ZERO);
    var quota =
        retention.has("quota")
            ? Optional.of(retention.value("quota", RetentionSection::amount, Bytes.NONE))
            : Optional.<Bytes>empty();
    var zone = retention.has("zone") ? retention.value("zone", RetentionSection::zone, HERE) : HERE;
    if (rules.isEmpty()) {
      retention.mistake(
          "name",
          "retention class '" + name + "' has no rule and would keep nothing",
          "add one of newest, younger, daily, weekly, monthly, yearly");
    }
    return () -> new RetentionClass(name, rules, floor, quota, zone);
  }

  private static List<Rule> rules(Section retention) {
    var rules = new ArrayList<Rule>();
    if (retention.has("newest")) {
      rules.add(new Rule.Newest(retention.count("newest", 1)));
    }
    age(retention, "younger").ifPresent(age -> rules.add(new Rule.Younger(age)));
    each(retention, "daily", Span.DAY).ifPresent(rules::add);
    each(retention, "weekly", Span.WEEK).ifPresent(rules::add);
    each(retention, "monthly", Span.MONTH).ifPresent(rules::add);
    each(retention, "yearly", Span.YEAR).ifPresent(rules::add);
    return rules;
  }

  private static Optional<Rule> each(Section retention, String key, Span span) {
    return retention.has(key)
        ? Optional.of(new Rule.NewestOfEach(span, retention.count(key, 1)))
        : Optional.empty();
  }

  private static Optional<Period> age(Section retention, String key) {
    return retention.has(key)
        ? Optional.of(retention.value(key, RetentionSection::period, Period.ofDays(1)))
        : Optional.empty();
  }

  /// `31d`, `5w`, `13m`, `3y`, as ISO 8601 has them without its `P`.
  static Period period(String text) {
    try {
      var period = Period.parse("P" + text);
      if (period.isZero() || period.isNegative()) {
        throw new IllegalArgumentException("'" + text + "' is no time at all");
      }
      return period;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "' is no age such as 31d, 5w, 13m or 3y", e);
    }
  }

  static Bytes amount(String text) {
    var parts = AMOUNT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no amount such as 500GiB or 2TiB");
    }
    var count = Long.parseLong(parts.group(1));
    if (count == 0) {
      throw new IllegalArgumentException("'" + text + "' is nothing at all");
    }
    return new Bytes(count << SHIFT.getOrDefault(parts.group(2), 0));
  }

  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time zone such as Asia/Tokyo or UTC", e);
    }
  }
}
