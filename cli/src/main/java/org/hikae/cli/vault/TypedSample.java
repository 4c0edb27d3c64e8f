package org.hikae.cli.vault;

import java.util.regex.Pattern;
import org.hikae.vault.check.Sample;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A part of a vault's packs as it is typed: `1/12`, `8%`.
final class TypedSample implements ITypeConverter<Sample> {
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,5})/(\\d{1,5})");

  @Override
  public Sample convert(String typed) throws Exception {
    var fraction = FRACTION.matcher(typed);
    try {
      return fraction.matches()
          ? new Sample(Integer.parseInt(fraction.group(1)), Integer.parseInt(fraction.group(2)))
          : Sample.atLeast(Math.min(1, new TypedPercent().convert(typed)));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
