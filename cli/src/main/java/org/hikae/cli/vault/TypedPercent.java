package org.hikae.cli.vault;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A share as it is typed: `100%`, `8.5 %`, `400`.
final class TypedPercent implements ITypeConverter<Double> {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,4})?) ?%?");

  @Override
  public Double convert(String typed) {
    var percent = PERCENT.matcher(typed);
    if (!percent.matches() || Double.parseDouble(percent.group(1)) == 0) {
      throw new TypeConversionException("'" + typed + "' is no share as 1/12 or 8%");
    }
    return Double.parseDouble(percent.group(1)) / 100;
  }
}
