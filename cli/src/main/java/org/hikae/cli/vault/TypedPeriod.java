package org.hikae.cli.vault;

import java.time.Period;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A span of days as it is typed: `7d`, `6m`, `1y6m`.
final class TypedPeriod implements ITypeConverter<Period> {
  private static final Pattern SPAN =
      Pattern.compile("(?=.)(?:(\\d{1,4})y)?(?:(\\d{1,4})m)?(?:(\\d{1,4})w)?(?:(\\d{1,5})d)?");

  @Override
  public Period convert(String typed) {
    var span = SPAN.matcher(typed);
    if (!span.matches()) {
      throw new TypeConversionException(
          "'" + typed + "' is no span of years, months, weeks and days as 1y6m or 14d");
    }
    var days = number(span.group(3)) * 7 + number(span.group(4));
    return Period.of(number(span.group(1)), number(span.group(2)), days);
  }

  private static int number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
