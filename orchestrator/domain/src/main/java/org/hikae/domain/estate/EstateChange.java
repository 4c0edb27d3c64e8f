package org.hikae.domain.estate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One fact of an estate that another estate has differently.
///
/// @param of what it is a fact of: `service registry`
/// @param fact which: `objectives.downtime`; empty for the thing itself
/// @param before null when it is new
/// @param after null when it goes
public record EstateChange(
    String of, String fact, @Nullable String before, @Nullable String after) {
  /// How much attention it deserves.
  public enum Weight {
    USUAL,
    /// Something is no longer protected, promised, or decided as it was.
    GRAVE
  }

  public Optional<String> was() {
    return Optional.ofNullable(before);
  }

  public Optional<String> becomes() {
    return Optional.ofNullable(after);
  }

  public Weight weight() {
    return switch (fact) {
      case "" -> after == null ? Weight.GRAVE : Weight.USUAL;
      case "home", "recovery", "mode", "address", "jurisdiction", "url", "mirrorOf", "retention" ->
          Weight.GRAVE;
      default -> after == null ? Weight.GRAVE : Weight.USUAL;
    };
  }

  /// One line: `~ service registry: mode assisted -> automatic`.
  @Override
  public String toString() {
    var subject = fact.isEmpty() ? of : of + ": " + fact;
    if (before == null) {
      return "+ " + subject + said(after);
    }
    return after == null
        ? "- " + subject + said(before)
        : "~ " + subject + " " + before + " -> " + after;
  }

  private String said(@Nullable String value) {
    return fact.isEmpty() ? "" : " " + value;
  }
}
