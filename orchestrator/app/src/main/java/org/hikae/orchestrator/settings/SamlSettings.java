package org.hikae.orchestrator.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How people sign in here whom an identity provider vouches for (SAML 2.0).
///
/// @param metadata the provider's, a file
/// @param entityId what we are called there; null for the address of our metadata
/// @param address where browsers reach this console; null for this member's console
/// @param name the attribute that says what people are called here; null for the NameID
/// @param rights what they may do, by what the provider says of them
/// @param contexts in which ways they have to have signed in there (`AuthnContextClassRef`), one of
///   them; empty for any
/// @param passwords whether accounts with a password are good besides; those that are for when
///   nothing else works always are
/// @param skew by how much its clock and ours may differ
public record SamlSettings(
    Path metadata,
    @Nullable String entityId,
    @Nullable URI address,
    @Nullable String name,
    Rights rights,
    List<String> contexts,
    Boolean passwords,
    Duration skew) {
  private static final Duration USUAL_SKEW = Duration.ofMinutes(1);
  private static final Duration MOST_SKEW = Duration.ofMinutes(5);
  private static final int LONGEST_ID = 1024;

  public SamlSettings {
    if (metadata == null || rights == null) {
      throw new IllegalArgumentException("saml needs metadata (a file) and rights");
    }
    contexts = contexts == null ? List.of() : List.copyOf(contexts);
    passwords = passwords == null || passwords;
    skew = skew == null ? USUAL_SKEW : skew;
    if (skew.isNegative() || skew.compareTo(MOST_SKEW) > 0) {
      throw new IllegalArgumentException("saml.skew is not between 0s and 5m");
    }
    if (entityId != null && (entityId.isBlank() || entityId.length() > LONGEST_ID)) {
      throw new IllegalArgumentException("saml.entityId is empty or longer than 1024 characters");
    }
    if (address != null && !isConsole(address)) {
      throw new IllegalArgumentException(
          "saml.address '" + address + "' is not like https://console.example.jp");
    }
  }

  private static boolean isConsole(URI address) {
    return "https".equals(address.getScheme())
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null
        && address.getRawPath().isEmpty();
  }

  /// @param attribute the one whose values say it, by its `Name`
  /// @param read the values each of which gives that right
  public record Rights(
      String attribute,
      List<String> read,
      List<String> test,
      List<String> run,
      List<String> admin) {
    public Rights {
      if (attribute == null || attribute.isBlank()) {
        throw new IllegalArgumentException("saml.rights needs attribute");
      }
      read = copy(read);
      test = copy(test);
      run = copy(run);
      admin = copy(admin);
      if (read.isEmpty() && test.isEmpty() && run.isEmpty() && admin.isEmpty()) {
        throw new IllegalArgumentException(
            "saml.rights gives nobody any right: name values under read, test, run, admin");
      }
    }

    private static List<String> copy(List<String> values) {
      return values == null ? List.of() : List.copyOf(values);
    }

    /// The rights, in their words, of somebody of whom these values are said; to read is always
    /// among them, unless there are none.
    public List<String> of(List<String> values) {
      var given =
          byWord().entrySet().stream()
              .filter(each -> each.getValue().stream().anyMatch(values::contains))
              .map(Map.Entry::getKey)
              .toList();
      if (given.isEmpty() || given.contains("read")) {
        return given;
      }
      return Stream.concat(Stream.of("read"), given.stream()).toList();
    }

    private Map<String, List<String>> byWord() {
      var all = new LinkedHashMap<String, List<String>>();
      all.put("read", read);
      all.put("test", test);
      all.put("run", run);
      all.put("admin", admin);
      return all;
    }
  }
}
