package org.hikae.cli.demo.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntConsumer;

/// Fills the database of a small resident registry with about 100 MB, and changes it as a working
/// day does. Every row follows from its number.
public final class DatabaseFill {
  static final List<String> TABLES = List.of("person", "event", "scan");
  private static final int SLICES = 10;
  private static final int PERSONS = 120_000;
  private static final int EVENTS = 360_000;
  private static final int SCANS = 2_500;

  private DatabaseFill() {}

  /// Makes the tables and fills them; tells how many percent are done.
  public static void fill(Connection connection, IntConsumer percent) throws SQLException {
    execute(
        connection,
        "create table person (id int primary key, name text not null, town text not null,"
            + " born date not null)",
        "create table event (id bigint primary key, person int not null, at timestamptz not null,"
            + " kind text not null, note text not null)",
        "create table scan (id int primary key, page bytea not null)");
    for (var slice = 0; slice < SLICES; slice++) {
      execute(
          connection,
          "insert into person select g, "
              + words("g")
              + ", "
              + words("g % 1700")
              + ","
              + " date '1930-01-01' + (g * 7919) % 32000 from "
              + slice(slice, PERSONS),
          "insert into event select g, (g * 31) % "
              + PERSONS
              + ","
              + " timestamptz '2026-01-01 09:00+09' + make_interval(mins => g),"
              + " case g % 3 when 0 then 'moved in' when 1 then 'certificate issued'"
              + " else 'corrected' end, "
              + words("g")
              + " || ' ' || "
              + words("g * 3")
              + " from "
              + slice(slice, EVENTS),
          "insert into scan select g, (select string_agg(sha512((g || '/' || part)::bytea), ''"
              + " order by part) from generate_series(1, 190) part) from "
              + slice(slice, SCANS));
      percent.accept((slice + 1) * 100 / SLICES);
    }
  }

  /// One day's work: some rows are corrected, some go, new ones come.
  public static void change(Connection connection) throws SQLException {
    execute(
        connection,
        "update person set town = town || ' (moved)' where id between 3000 and 4500",
        "delete from event where id between 9000 and 11000",
        "update scan set page = set_byte(page, 17, 255) where id between 100 and 140",
        "insert into event select 10000000 + g, g, now(), 'opened', md5(g::text)"
            + " from generate_series(1, 6000) g");
  }

  private static String slice(int slice, int count) {
    var each = count / SLICES;
    return "generate_series(" + (slice * each + 1) + ", " + (slice + 1) * each + ") g";
  }

  /// Letters that read like words and that follow from a number.
  private static String words(String number) {
    return "translate(md5((" + number + ")::text), '0123456789abcdef', 'aiueo kstnhmrwga')";
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var text : statements) {
        statement.execute(text);
      }
    }
  }
}
