package org.hikae.cli.vault;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A moment as it is typed: a day, which is meant to its end, or an instant in ISO 8601.
public final class TypedMoment implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String typed) {
    try {
      return typed.contains("T")
          ? Instant.parse(typed)
          : LocalDate.parse(typed).plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException _) {
      throw new TypeConversionException(
          "'" + typed + "' is no day as 2027-01-31 and no instant as 2027-01-31T12:00:00Z");
    }
  }
}
