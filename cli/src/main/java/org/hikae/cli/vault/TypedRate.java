package org.hikae.cli.vault;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Bytes a second as they are typed: `500K`, `10M`, `1G`, by 1024 each.
final class TypedRate implements ITypeConverter<Long> {
  private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,5})([KMG])");

  @Override
  public Long convert(String typed) {
    var rate = RATE.matcher(typed);
    if (!rate.matches()) {
      throw new TypeConversionException("'" + typed + "' is no rate as 500K, 10M or 1G");
    }
    return Long.parseLong(rate.group(1))
        << switch (rate.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          default -> 30;
        };
  }
}
