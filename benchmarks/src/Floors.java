import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a backup's stages cost alone on this machine, on one set's data.
///
/// @param table the stages, as Markdown
/// @param secondsForAGib of one processor, all stages one after the other
/// @param bytes how much data the set has
record Floors(String table, double secondsForAGib, long bytes) {

  /// Runs the program in `benchmarks/floor` on a sample of the set.
  static Floors measure(Options options, DataSet set) throws IOException {
    var data = options.work().resolve("data").resolve(set.name());
    var libraries = options.hikae().resolveSibling("cli/target/hikae/lib") + "/*";
    var table =
        Measured.outputOf(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                libraries,
                options.hikae().resolveSibling("benchmarks/floor/src/Floor.java").toString(),
                data.toString(),
                options.work().resolve("scratch").toString()),
            Map.of());
    var last = table.lines().reduce((_, line) -> line).orElseThrow();
    var seconds = last.substring(0, last.lastIndexOf('|')).replaceAll(".*\\|", "").strip();
    return new Floors(table, Double.parseDouble(seconds), Trees.size(data));
  }

  /// How much of what a first backup used of the processors was for the stages themselves.
  String against(double cpuSeconds) {
    var floor = secondsForAGib * bytes / (1 << 30);
    return "The stages alone would take %.1f processor seconds for this set; the first backup, from start to end, took %.1f: %.0f %% of it is the floor."
        .formatted(floor, cpuSeconds, 100 * floor / Math.max(cpuSeconds, 0.01));
  }
}
