package org.hikae.cli.demo.proof;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// The whole content of the filled tables, weighed: for each table how many rows there are, and two
/// independent 64-bit hashes of every row, summed.
public record Holdings(Map<String, Table> tables) {
  public Holdings {
    tables = Map.copyOf(tables);
  }

  /// What one table holds.
  public record Table(long rows, BigDecimal firstSum, BigDecimal secondSum) {}

  /// Weighs every row of the filled tables.
  public static Holdings of(Connection connection) throws SQLException {
    var tables = new TreeMap<String, Table>();
    for (var name : DatabaseFill.TABLES) {
      tables.put(name, weighed(connection, name));
    }
    return new Holdings(tables);
  }

  private static Table weighed(Connection connection, String name) throws SQLException {
    var query =
        "select count(*), coalesce(sum(hashtextextended(t::text, 1)::numeric), 0),"
            + " coalesce(sum(hashtextextended(t::text, 2)::numeric), 0) from "
            + name
            + " t";
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return new Table(rows.getLong(1), rows.getBigDecimal(2), rows.getBigDecimal(3));
    }
  }

  public long rows() {
    return tables.values().stream().mapToLong(Table::rows).sum();
  }
}
