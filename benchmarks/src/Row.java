import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One line of the table: what was measured, and the figure of each tool; ours is the first. What
/// takes time has processor seconds beside it, which hardly depend on what else the machine does.
record Row(
    String set,
    String what,
    String unit,
    List<Optional<Double>> figures,
    List<Optional<Double>> cpuSeconds,
    Optional<Goal> goal) {

  Row(String set, String what, String unit, List<Optional<Double>> figures, Optional<Goal> goal) {
    this(set, what, unit, figures, List.of(), goal);
  }

  /// What was aimed at, and whether it was reached; empty where nothing was, or nothing can be
  /// said.
  String goalCell() {
    var reached = goal.flatMap(aim -> aim.reachedBy(this));
    return reached
        .map(yes -> goal.orElseThrow().text() + (yes ? ": reached" : ": **not reached**"))
        .orElse("—");
  }

  /// How many times better we are than one of the others.
  Optional<Double> ratioTo(int tool) {
    return tool < figures.size()
        ? figures
            .get(tool)
            .flatMap(peer -> figures.getFirst().map(ours -> peer / Math.max(ours, 0.01)))
        : Optional.empty();
  }

  /// How many times better we are than the best of the others: less is better everywhere.
  Optional<Double> ratio() {
    return ratio(figures);
  }

  Optional<Double> cpuRatio() {
    return cpuSeconds.isEmpty() ? Optional.empty() : ratio(cpuSeconds);
  }

  private static Optional<Double> ratio(List<Optional<Double>> figures) {
    var best = figures.stream().skip(1).flatMap(Optional::stream).min(Comparator.naturalOrder());
    return best.flatMap(peer -> figures.getFirst().map(ours -> peer / Math.max(ours, 0.01)));
  }

  boolean isEmpty() {
    return figures.stream().allMatch(Optional::isEmpty);
  }

  /// The figure of one tool as the table shows it.
  String cell(int tool) {
    if (figures.get(tool).isEmpty()) {
      return "—";
    }
    var figure = figures.get(tool).get();
    return cpuSeconds.isEmpty()
        ? "%.0f".formatted(figure)
        : "%.2f (%.2f)".formatted(figure, cpuSeconds.get(tool).orElse(0.0));
  }
}
