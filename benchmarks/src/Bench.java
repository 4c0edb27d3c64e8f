import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The rounds over one set of data.
record Bench(Options options, DataSet set, List<Tool> tools, Results results) {

  void round(int round) throws IOException {
    var data = options.work().resolve("data").resolve(set.name());
    for (var tool : tools) {
      clean(tool); // what a run that was killed has left
    }
    if (round == 1) {
      IO.println("making " + set.describe());
      Trees.delete(data);
      set.make(data);
    }
    for (var step : Step.values()) {
      if (step == Step.INCREMENTAL) {
        set.change(data, round);
      }
      for (var tool : tools) {
        attempt(round, step, tool, data);
      }
    }
    for (var tool : tools) {
      clean(tool);
    }
  }

  private void clean(Tool tool) throws IOException {
    Trees.delete(repository(tool));
    Trees.delete(tool.state());
  }

  /// What fails is said and is a gap in the table; hours of others' figures are not lost for it.
  private void attempt(int round, Step step, Tool tool, Path data) {
    try {
      perform(round, step, tool, data);
    } catch (IOException e) {
      IO.println("FAILED: %s of %s: %s".formatted(step.title, tool.name(), e.getMessage()));
      results.failed();
    }
  }

  private void perform(int round, Step step, Tool tool, Path data) throws IOException {
    var repository = repository(tool);
    if (step == Step.INIT) {
      Files.createDirectories(tool.state());
      Files.createDirectories(repository.getParent());
    }
    if (step == Step.RESTORE) {
      restore(round, tool, repository, data);
      return;
    }
    var command = tool.command(step, repository, data, data);
    if (!command.isEmpty()) {
      warm(step, data, repository);
      note(round, step, tool, Measured.run(command, tool.environment(), log()));
      results.size(set, step, tool, Trees.size(repository));
    }
  }

  /// What a step reads is in the page cache for every tool alike.
  private static void warm(Step step, Path data, Path repository) throws IOException {
    switch (step) {
      case INIT -> {}
      case FIRST, UNCHANGED, INCREMENTAL -> Trees.readAll(data);
      case RESTORE, CHECK, VERIFY, PRUNE -> Trees.readAll(repository);
    }
  }

  private void restore(int round, Tool tool, Path repository, Path data) throws IOException {
    Trees.readAll(repository);
    try (var disk = FreshDisk.make(options, Trees.size(data), Trees.count(data))) {
      var target = disk.folder().resolve("restored");
      Files.createDirectories(target);
      var command = tool.command(Step.RESTORE, repository, data, target);
      note(round, Step.RESTORE, tool, Measured.run(command, tool.environment(), log()));
      if (round == 1) {
        Trees.compare(data, target);
      }
    }
  }

  private void note(int round, Step step, Tool tool, Measured measured) {
    IO.println(
        "%s round %d: %-18s %-7s %8.2f s %8.2f cpu-s %5d MB, others %.2f cpu-s"
            .formatted(
                set.name(),
                round,
                step.title,
                tool.name(),
                measured.seconds(),
                measured.cpuSeconds(),
                measured.peakBytes() >> 20,
                measured.foreignCpuSeconds()));
    if (step != Step.INIT) {
      results.add(set, step, tool, measured);
    }
  }

  private Path repository(Tool tool) {
    return options.work().resolve("repositories").resolve(tool.name());
  }

  private Path log() {
    return options.work().resolve("last.log");
  }
}
