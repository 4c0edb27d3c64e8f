package org.hikae.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows under headings, as plain text whose columns line up.
public final class Table {
  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /// A heading, and on which side its texts stand.
  public record Column(String heading, boolean right) {
    public static Column left(String heading) {
      return new Column(heading, false);
    }

    public static Column right(String heading) {
      return new Column(heading, true);
    }
  }

  public Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + columns.size());
    }
    rows.add(List.of(cells));
    return this;
  }

  /// The lines: headings, a rule, rows.
  public List<String> lines() {
    var widths = IntStream.range(0, columns.size()).map(this::width).toArray();
    var lines = new ArrayList<String>();
    lines.add(line(columns.stream().map(Column::heading).toList(), widths));
    lines.add(IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining("  ")));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int width(int column) {
    return Math.max(
        Width.of(columns.get(column).heading()),
        rows.stream().mapToInt(row -> Width.of(row.get(column))).max().orElse(0));
  }

  private String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> aligned(cells.get(i), widths[i], columns.get(i).right()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private static String aligned(String cell, int width, boolean right) {
    return right ? " ".repeat(width - Width.of(cell)) + cell : Width.padded(cell, width);
  }
}
