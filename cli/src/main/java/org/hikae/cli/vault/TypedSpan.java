package org.hikae.cli.vault;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A span of time as it is typed: `2w`, `30d`, `12h`, `90m`.
final class TypedSpan implements ITypeConverter<Duration> {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([wdhm])");

  @Override
  public Duration convert(String typed) {
    var span = SPAN.matcher(typed);
    if (!span.matches()) {
      throw new TypeConversionException("'" + typed + "' is no span of time as 30d, 12h or 90m");
    }
    var number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "w" -> Duration.ofDays(number * 7);
      case "d" -> Duration.ofDays(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
