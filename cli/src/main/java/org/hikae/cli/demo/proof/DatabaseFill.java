package org.hikae.cli.demo.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;

/// Fills the database of a small registry with about 100 MB, and changes it as a working day does.
/// The same seed gives the same rows.
public final class DatabaseFill {
  static final List<String> TABLES = List.of("person", "event", "scan");
  private static final int PERSONS = 150_000;
  private static final int EVENTS = 400_000;
  private static final int SCANS = 2_000;
  private static final int SCAN_BYTES = 12_000;

  private final SplittableRandom random;

  public DatabaseFill(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// Makes the tables and fills them; says how many bytes were sent so far.
  public void fill(Connection connection, LongConsumer sentBytes) throws SQLException, IOException {
    execute(
        connection,
        "create table person (id int primary key, name text not null, town text not null,"
            + " born date not null)",
        "create table event (id bigint primary key, person int not null, at timestamptz not null,"
            + " kind text not null, note text not null)",
        "create table scan (id int primary key, page bytea not null)");
    var rows = new Rows(connection, sentBytes);
    rows.copy("person", PERSONS, this::person);
    rows.copy("event", EVENTS, this::event);
    rows.copy("scan", SCANS, this::scan);
  }

  /// One day's work: some rows are corrected, some go, new ones come.
  public void change(Connection connection) throws SQLException, IOException {
    execute(
        connection,
        "update person set town = town || ' (moved)' where id % 97 = 0",
        "delete from event where id % 53 = 0",
        "update scan set page = set_byte(page, 17, 255) where id % 41 = 0",
        "insert into event select 10000000 + g, g, now(), 'opened', md5(g::text)"
            + " from generate_series(1, 6000) g");
  }

  private static void execute(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var text : statements) {
        statement.execute(text);
      }
    }
  }

  private void person(int id, StringBuilder row) {
    row.append(id).append('\t').append(word()).append(' ').append(word()).append('\t');
    row.append(word()).append('\t');
    row.append(1930 + random.nextInt(90)).append('-').append(1 + random.nextInt(12));
    row.append('-').append(1 + random.nextInt(28));
  }

  private void event(int id, StringBuilder row) {
    row.append(id).append('\t').append(random.nextInt(PERSONS)).append('\t');
    row.append("2026-0").append(1 + random.nextInt(9)).append("-1").append(random.nextInt(10));
    row.append(" 09:").append(10 + random.nextInt(50)).append(":00+09\t");
    row.append(random.nextBoolean() ? "moved in" : "certificate issued").append('\t');
    for (var words = 4 + random.nextInt(6); words > 0; words--) {
      row.append(word()).append(' ');
    }
  }

  private void scan(int id, StringBuilder row) {
    var page = new byte[SCAN_BYTES];
    random.nextBytes(page);
    row.append(id).append("\t\\\\x").append(HexFormat.of().formatHex(page));
  }

  private String word() {
    var letters = 4 + random.nextInt(6);
    var word = new StringBuilder(letters);
    for (var i = 0; i < letters; i++) {
      word.append((i % 2 == 0 ? "kstnhmrwgdbz" : "aiueoaiueoao").charAt(random.nextInt(12)));
    }
    return word.toString();
  }

  /// Sends rows by COPY, in pieces.
  private record Rows(Connection connection, LongConsumer sentBytes) {
    private static final int PIECE = 1 << 18;

    interface Row {
      void append(int id, StringBuilder to);
    }

    void copy(String table, int count, Row row) throws SQLException {
      var copy =
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
      var piece = new StringBuilder(PIECE + 65_536);
      for (var id = 1; id <= count; id++) {
        row.append(id, piece);
        piece.append('\n');
        if (piece.length() > PIECE || id == count) {
          var bytes = piece.toString().getBytes(StandardCharsets.UTF_8);
          copy.writeToCopy(bytes, 0, bytes.length);
          sentBytes.accept(bytes.length);
          piece.setLength(0);
        }
      }
      copy.endCopy();
    }
  }
}
