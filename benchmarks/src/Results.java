import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Everything that was measured, by set, step and tool.
final class Results {
  private final Map<Cell, List<Measured>> runs = new LinkedHashMap<>();
  private final Map<Cell, List<Long>> sizes = new LinkedHashMap<>();

  private int failures;

  private record Cell(String set, Step step, String tool) {}

  void add(DataSet set, Step step, Tool tool, Measured measured) {
    runs.computeIfAbsent(cell(set, step, tool), _ -> new ArrayList<>()).add(measured);
  }

  /// Counts a step that did not end well.
  void failed() {
    failures++;
  }

  int failures() {
    return failures;
  }

  /// How large the repository was after a step.
  void size(DataSet set, Step step, Tool tool, long bytes) {
    sizes.computeIfAbsent(cell(set, step, tool), _ -> new ArrayList<>()).add(bytes);
  }

  Optional<Double> seconds(DataSet set, Step step, Tool tool) {
    return median(set, step, tool, Measured::seconds);
  }

  Optional<Double> cpuSeconds(DataSet set, Step step, Tool tool) {
    return median(set, step, tool, Measured::cpuSeconds);
  }

  /// The most memory that any step took, as the median over the rounds of the worst step.
  Optional<Double> peakBytes(DataSet set, Tool tool) {
    return Arrays.stream(Step.values())
        .flatMap(step -> median(set, step, tool, Measured::peakBytes).stream())
        .max(Double::compare);
  }

  Optional<Double> size(DataSet set, Step step, Tool tool) {
    return Optional.ofNullable(sizes.get(cell(set, step, tool)))
        .map(all -> median(all.stream().mapToDouble(Long::doubleValue).toArray()));
  }

  /// The share of a processor that others took, over all runs.
  double foreignShare() {
    var all = runs.values().stream().flatMap(List::stream).toList();
    var foreign = all.stream().mapToDouble(Measured::foreignCpuSeconds).sum();
    return foreign / Math.max(1e-9, all.stream().mapToDouble(Measured::seconds).sum());
  }

  private Optional<Double> median(
      DataSet set, Step step, Tool tool, ToDoubleFunction<Measured> figure) {
    return Optional.ofNullable(runs.get(cell(set, step, tool)))
        .map(all -> median(all.stream().mapToDouble(figure).toArray()));
  }

  private static double median(double[] figures) {
    Arrays.sort(figures);
    var middle = figures.length / 2;
    return figures.length % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
  }

  private static Cell cell(DataSet set, Step step, Tool tool) {
    return new Cell(set.name(), step, tool.name());
  }
}
