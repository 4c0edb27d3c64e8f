import java.util.List;

/// The ratios as bars, one a row, with a line at 1: as good as the best of the others.
record Drawing(List<Row> rows) {
  private static final int WIDTH = 760;
  private static final int LEFT = 300;
  private static final int LINE = 22;
  private static final double UNIT = 60;
  private static final double LONGEST = 7;

  String svg() {
    var drawn = rows.stream().filter(row -> row.ratio().isPresent()).toList();
    var height = drawn.size() * LINE + 40;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
        font-family="sans-serif" font-size="12">
        <title>How many times faster and smaller than the best of restic and borg</title>
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(WIDTH, height));
    for (var i = 0; i < drawn.size(); i++) {
      svg.append(bar(drawn.get(i), 20 + i * LINE));
    }
    var one = LEFT + UNIT;
    svg.append(
        "<line x1='%.0f' y1='10' x2='%.0f' y2='%d' stroke='#555' stroke-dasharray='3 3'/>%n"
            .formatted(one, one, height - 10));
    return svg.append("</svg>\n").toString();
  }

  private static String bar(Row row, int y) {
    var ratio = row.ratio().orElseThrow();
    var length = Math.min(ratio, LONGEST) * UNIT;
    var colour = ratio >= 1 ? "#2a6f97" : "#b5651d";
    return """
    <text x="%d" y="%d" text-anchor="end" fill="#222">%s: %s</text>
    <rect x="%d" y="%d" width="%.1f" height="14" fill="%s"/>
    <text x="%.1f" y="%d" fill="#222">%.1f×</text>
    """
        .formatted(
            LEFT - 8,
            y + 11,
            row.set(),
            row.what(),
            LEFT,
            y,
            length,
            colour,
            LEFT + length + 6,
            y + 11,
            ratio);
  }
}
