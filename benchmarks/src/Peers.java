import java.util.LinkedHashMap;
import java.util.List;

/// Races backup tools on the same data: each round makes new repositories, and each step of it is
/// done by every tool in turn, so that what else the machine does hits all alike. Medians count.
void main(String... args) throws Exception {
  if (List.of(args).contains("--help")) {
    IO.println(
        """
        benchmarks/peers [OPTION…]: races hikae against restic and borg on the same data, in turns.

          --sets mixed,files,onefile   which data (all)
          --scale N                    percent of the full size: 4 GiB, 200,000 files, 4 GiB (100)
          --large                      a million small files instead of 200,000
          --rounds N                   how often everything is done; medians count (5)
          --tools hikae,restic,borg    which of them, the first against the others (all)
          --report FILE                where the page goes, its drawing in images/ beside it (none)

        At full size a round of all sets takes about half an hour on two cores with the machine to
        itself, and 30 GB of disk: 5 rounds are an afternoon. --scale 10 --rounds 1 takes minutes.\
        """);
    return;
  }
  var options = Options.parse(args);
  var tools = options.tools();
  tools.forEach(tool -> IO.println(tool.name() + ": " + tool.version()));
  var results = new Results();
  for (var set : options.sets()) {
    var bench = new Bench(options, set, tools, results);
    for (var round = 1; round <= options.rounds(); round++) {
      bench.round(round);
    }
  }
  var floors = new LinkedHashMap<String, Floors>();
  for (var set : options.sets()) {
    floors.put(set.name(), Floors.measure(options, set));
  }
  var report = new Report(Machine.here(), options, tools, results, floors);
  IO.println(report.text());
  if (options.report() != null) {
    report.write(options.report());
  }
  if (results.failures() > 0) {
    IO.println(results.failures() + " steps failed: see FAILED above");
    System.exit(1);
  }
}
