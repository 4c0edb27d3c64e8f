package org.hikae.domain.saml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whom an assertion is about.
///
/// @param format of the name
/// @param attributes what else is said, by the attribute's `Name`
public record Person(String nameId, String format, Map<String, List<String>> attributes) {
  private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
  private static final int LONGEST = 120;
  private static final Pattern WRITABLE = Pattern.compile("[^\\p{C}\\p{Z}]+( [^\\p{C}\\p{Z}]+)*");

  public Person {
    attributes = Map.copyOf(attributes);
  }

  /// Under what name they are written down. Whoever is another one each time has none.
  ///
  /// @param attribute what says it; empty for the name that the assertion is about
  public Optional<String> name(String attribute) {
    return said(attribute)
        .filter(name -> name.length() <= LONGEST && WRITABLE.matcher(name).matches());
  }

  private Optional<String> said(String attribute) {
    if (!attribute.isEmpty()) {
      var values = values(attribute);
      return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
    return format.equals(TRANSIENT) ? Optional.empty() : Optional.of(nameId);
  }

  /// What an attribute says.
  public List<String> values(String attribute) {
    return attributes.getOrDefault(attribute, List.of());
  }
}
