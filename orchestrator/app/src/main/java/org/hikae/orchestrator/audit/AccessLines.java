package org.hikae.orchestrator.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hikae.domain.access.Access;
import org.hikae.domain.access.ChainCheck;
import org.hikae.domain.access.ChainedAccess;
import org.hikae.domain.text.Csv;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Accesses as they leave the house: lines of JSON, which can be verified, and CSV for
/// spreadsheets.
public final class AccessLines {
  /// The first line of CSV.
  public static final String HEAD =
      "node,number,at,who,from,method,path,right,status,refused,times,until,previous,hash";

  private static final JsonMapper JSON = new JsonMapper();

  private AccessLines() {}

  /// A line of JSON, without its end.
  public static String json(ChainedAccess link) {
    return JSON.writeValueAsString(AccessView.of(link));
  }

  /// A line of CSV, without its end. Texts that a spreadsheet would take for a formula get an
  /// apostrophe.
  public static String csv(ChainedAccess link) {
    Map<?, ?> fields = JSON.convertValue(AccessView.of(link), LinkedHashMap.class);
    return Csv.line(Stream.of(HEAD.split(",")).map(name -> String.valueOf(fields.get(name))));
  }

  /// Looks at every line of a file.
  public static ChainCheck check(BufferedReader lines) throws IOException {
    var check = new ChainCheck();
    var number = 0L;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      try {
        check.look(number, link(line));
      } catch (JacksonException | IllegalArgumentException e) {
        check.unreadable(number, "this line is no access, or not a whole one");
      }
    }
    return check;
  }

  private static ChainedAccess link(String line) {
    return link(JSON.readValue(line, AccessView.class));
  }

  /// What somebody was told, as it was.
  public static ChainedAccess link(AccessView seen) {
    if (Stream.of(seen.node(), seen.at(), seen.who(), seen.from(), seen.method(), seen.path())
            .anyMatch(Objects::isNull)
        || Stream.of(seen.right(), seen.until(), seen.previous(), seen.hash())
            .anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("something is missing");
    }
    var access =
        new Access(
            seen.at(),
            seen.who(),
            seen.from(),
            seen.method(),
            seen.path(),
            seen.right(),
            seen.status(),
            seen.times(),
            seen.until());
    return new ChainedAccess(seen.node(), seen.number(), access, seen.previous(), seen.hash());
  }
}
