package org.hikae.orchestrator.settings;

import java.util.List;
import java.util.Locale;

/// From which addresses what may be asked of the API and the pages: by the right that it needs.
/// Without a list, from anywhere.
public record AllowFrom(
    List<AddressRange> read,
    List<AddressRange> test,
    List<AddressRange> run,
    List<AddressRange> admin) {
  /// From anywhere.
  public static final AllowFrom ANYWHERE =
      new AllowFrom(List.of(), List.of(), List.of(), List.of());

  public AllowFrom {
    read = copy(read);
    test = copy(test);
    run = copy(run);
    admin = copy(admin);
  }

  private static List<AddressRange> copy(List<AddressRange> ranges) {
    return ranges == null ? List.of() : List.copyOf(ranges);
  }

  /// Whether what needs a right, in its word, may be asked from an address.
  public boolean allows(String right, String address) {
    var ranges = of(right);
    return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.has(address));
  }

  private List<AddressRange> of(String right) {
    return switch (right.toLowerCase(Locale.ROOT)) {
      case "read" -> read;
      case "test" -> test;
      case "run" -> run;
      case "admin" -> admin;
      default -> throw new IllegalArgumentException("'" + right + "' is no right");
    };
  }
}
