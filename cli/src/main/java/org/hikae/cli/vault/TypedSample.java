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
          : Sample.atLeast(share(typed));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static double share(String typed) {
    var share = new TypedPercent().convert(typed);
    if (share > 1) {
      throw new TypeConversionException("'" + typed + "' is more than all there is");
    }
    return share;
  }
}
