import java.util.List;

/// Races backup tools on the same data: each round makes new repositories, and each step of it is
/// done by every tool in turn, so that what else the machine does hits all alike. Medians count.
///
/// ```
/// --sets mixed,files,onefile   which data (all)
/// --scale N                    percent of the full size: 4 GiB, 200,000 files, 4 GiB (100)
/// --large                      a million small files instead of 200,000
/// --rounds N                   how often everything is done (5)
/// --tools hikae,restic,borg which of them, the first against the others (all)
/// --report FILE                where the Markdown goes, its drawing beside it in images/ (none)
/// ```
void main(String... args) throws Exception {
  if (List.of(args).contains("--help")) {
    IO.println("see the head of benchmarks/src/Peers.java");
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
  var report = new Report(Machine.here(), options, tools, results, options.floor());
  IO.println(report.text());
  if (options.report() != null) {
    report.write(options.report());
  }
}
