package org.hikae.cli.demo.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HexFormat;

/// The canary rows: numbered from 1, each with a seal that only its number gives.
public final class Canaries {
  private Canaries() {}

  /// Makes the empty table.
  public static void create(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "create table canary (n bigint primary key, seal text not null,"
              + " at timestamptz not null default clock_timestamp())");
    }
  }

  /// What a database holds of them: which numbers, and how many carry a seal that is not theirs.
  public record Held(BitSet numbers, int falseSeals) {
    public long newest() {
      return numbers.length() - 1L;
    }

    /// How many numbers of `from` to `to`, both included, are missing.
    public long missing(long from, long to) {
      if (to < from) {
        return 0;
      }
      return to
          - from
          + 1
          - numbers.get(Math.toIntExact(from), Math.toIntExact(to + 1)).cardinality();
    }
  }

  /// Reads every canary row.
  public static Held read(Connection connection) throws SQLException {
    var numbers = new BitSet();
    var falseSeals = 0;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select n, seal from canary")) {
      while (rows.next()) {
        var number = rows.getLong(1);
        numbers.set(Math.toIntExact(number));
        if (!rows.getString(2).equals(seal(number))) {
          falseSeals++;
        }
      }
    }
    return new Held(numbers, falseSeals);
  }

  static String seal(long number) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("canary " + number).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
