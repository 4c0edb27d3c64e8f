import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The table, as Markdown.
record Report(
    Machine machine,
    Options options,
    List<Tool> tools,
    Results results,
    Map<String, Floors> floors) {

  String text() {
    var text = new StringBuilder();
    for (var set : options.sets()) {
      text.append("\n### ").append(set.describe()).append("\n\n").append(table(rows(set)));
    }
    text.append(
        """

        ## What the stages cost alone

        One thread, hot, on a sample of the set: what no pipeline of these stages can go below.
        """);
    for (var set : options.sets()) {
      text.append("\n### ").append(set.describe()).append("\n\n").append(floor(set));
    }
    return text.toString();
  }

  private String floor(DataSet set) {
    var floor = floors.get(set.name());
    var backup = results.cpuSeconds(set, Step.FIRST, tools.getFirst());
    return floor.table() + backup.map(cpu -> "\n" + floor.against(cpu) + "\n").orElse("");
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("images"));
    Files.writeString(file.resolveSibling("images/peers.svg"), new Drawing(allRows()).svg());
    Files.writeString(file, document());
  }

  private String goals() {
    var said =
        allRows().stream()
            .flatMap(row -> row.goal().flatMap(goal -> goal.reachedBy(row)).stream())
            .toList();
    var reached = said.stream().filter(yes -> yes).count();
    return "Of %d goals that could be looked at, %d were reached.".formatted(said.size(), reached);
  }

  private List<Row> allRows() {
    return options.sets().stream().flatMap(set -> rows(set).stream()).toList();
  }

  private String document() {
    return """
    # Performance

    Made by `benchmarks/peers`, which anyone can run; no figure here was typed. Median of %d rounds,
    the tools in turns. Encryption and compression are on for all: hikae with its default, restic with
    its `auto`, borg with `zstd,3`. Time is wall-clock, key derivation and program start included;
    processor seconds are in brackets.
    A prune keeps the newest snapshot. For restic it is `forget --prune`, for borg `delete` and
    `compact`; both lock the repository meanwhile. For hikae, which does not, it is two runs a grace
    time of a day apart (by the store's clock, which is turned back for this): one forgets and
    condemns, one sweeps. Both are added up, although in daily use one run does both.
    What a run reads is in the page cache before it, for every tool alike. A restore goes to %s.
    The ratio is the best of the others divided by hikae: above 1, hikae is faster or smaller. Beside
    it stands what was aimed at before anything was measured, at the full size of the sets: on smaller
    ones the start of a program and the derivation of its key weigh more. %s

    - Machine: %s
    - Versions: %s
    - Size: %d %% of the full sets; %d steps failed. While a tool ran, other programs took %.2f processors on average.

    ![How many times faster and smaller than the best of restic and borg](images/peers.svg)
    %s\
    """
        .formatted(
            options.rounds(),
            options.isRoot() ? "an ext4 made for it, on a loop device" : "a folder made for it",
            goals(),
            machine,
            tools.stream().map(Tool::version).collect(Collectors.joining("; ")),
            options.scalePercent(),
            results.failures(),
            results.foreignShare(),
            text());
  }

  private List<Row> rows(DataSet set) {
    var rows = new ArrayList<Row>();
    for (var step : Step.measured()) {
      rows.add(timed(set, step));
    }
    var notLarger = Optional.<Goal>of(new Goal.Times(1));
    var increment =
        set instanceof DataSet.OneFile
            ? Optional.<Goal>of(new Goal.Times(5))
            : Optional.<Goal>empty();
    var most = options.large() ? 512 : 256;
    var memory = Optional.<Goal>of(new Goal.AtMost(most, "MB"));
    rows.add(
        row(
            set,
            "repository after the first backup",
            tool -> size(set, Step.FIRST, tool),
            notLarger));
    rows.add(row(set, "the incremental added", tool -> growth(set, tool), increment));
    rows.add(
        row(set, "repository after prune", tool -> size(set, Step.PRUNE, tool), Optional.empty()));
    rows.add(
        row(set, "peak memory", tool -> results.peakBytes(set, tool).map(b -> b / 1e6), memory));
    rows.removeIf(Row::isEmpty);
    return rows;
  }

  private Row timed(DataSet set, Step step) {
    return new Row(
        set.name(),
        step.title,
        "s",
        tools.stream().map(tool -> results.seconds(set, step, tool)).toList(),
        tools.stream().map(tool -> results.cpuSeconds(set, step, tool)).toList(),
        Goal.of(step, set));
  }

  private Row row(DataSet set, String what, Figure figure, Optional<Goal> goal) {
    return new Row(set.name(), what, "MB", tools.stream().map(figure::of).toList(), goal);
  }

  private Optional<Double> size(DataSet set, Step step, Tool tool) {
    return results.size(set, step, tool).map(bytes -> bytes / 1e6);
  }

  private Optional<Double> growth(DataSet set, Tool tool) {
    return size(set, Step.INCREMENTAL, tool)
        .flatMap(after -> size(set, Step.UNCHANGED, tool).map(before -> after - before));
  }

  private String table(List<Row> rows) {
    var text = new StringBuilder("| |");
    tools.forEach(tool -> text.append(' ').append(tool.name()).append(" |"));
    text.append(" ratio | (cpu) | goal |\n|---|")
        .append("--:|".repeat(tools.size() + 2))
        .append("---|\n");
    for (var row : rows) {
      text.append("| ").append(row.what()).append(", ").append(row.unit()).append(" |");
      for (var i = 0; i < tools.size(); i++) {
        text.append(' ').append(row.cell(i)).append(" |");
      }
      text.append(" **").append(times(row.ratio())).append("** | ");
      text.append(times(row.cpuRatio())).append(" | ").append(row.goalCell()).append(" |\n");
    }
    return text.toString();
  }

  private static String times(Optional<Double> ratio) {
    return ratio.map("%.1f×"::formatted).orElse("—");
  }

  interface Figure {
    Optional<Double> of(Tool tool);
  }
}
