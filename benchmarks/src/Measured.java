import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What one run of a program took: wall-clock and processor seconds, the most memory it held, and
/// how many processor seconds others used meanwhile.
record Measured(double seconds, double cpuSeconds, long peakBytes, double foreignCpuSeconds) {
  private static final double TICKS_PER_SECOND = 100;

  /// Runs a program to its end. Fails with its output when it fails.
  static Measured run(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    var busyBefore = busyTicks();
    var began = System.nanoTime();
    var process = start(command, environment, log);
    var watch = new Watch(process.pid());
    var sampler = Thread.ofPlatform().daemon().start(watch);
    try {
      var status = process.waitFor();
      var seconds = (System.nanoTime() - began) / 1e9;
      sampler.interrupt();
      sampler.join();
      if (status != 0) {
        throw new IOException(command + " ended with " + status + ":\n" + Files.readString(log));
      }
      var busy = (busyTicks() - busyBefore) / TICKS_PER_SECOND;
      var own = watch.cpuTicks.get() / TICKS_PER_SECOND;
      return new Measured(seconds, own, watch.peak.get(), Math.max(0, busy - own));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException("interrupted", e);
    }
  }

  private static Process start(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  static String output(List<String> command, Map<String, String> environment) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// What a program prints that has to end well.
  static String outputOf(List<String> command, Map<String, String> environment) throws IOException {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed");
      }
      return output;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException("interrupted", e);
    }
  }

  private static long busyTicks() throws IOException {
    var fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +");
    var busy = 0L;
    for (var i : new int[] {1, 2, 3, 6, 7}) {
      busy += Long.parseLong(fields[i]);
    }
    return busy;
  }

  /// Looks at a process and what it started, every few milliseconds.
  private record Watch(long pid, AtomicLong peak, AtomicLong cpuTicks) implements Runnable {
    Watch(long pid) {
      this(pid, new AtomicLong(), new AtomicLong());
    }

    @Override
    public void run() {
      while (!Thread.currentThread().isInterrupted()) {
        sample();
        try {
          Thread.sleep(10);
        } catch (InterruptedException _) {
          return;
        }
      }
    }

    private void sample() {
      try {
        var memory = peakOf(pid);
        var ticks = ticksOf(pid);
        for (var child : childrenOf(pid)) {
          memory += peakOf(child);
          ticks += ticksOf(child);
        }
        peak.accumulateAndGet(memory, Math::max);
        cpuTicks.accumulateAndGet(ticks, Math::max);
      } catch (IOException | UncheckedIOException _) {
        // The process has just ended: what was seen before counts.
      }
    }

    private static List<Long> childrenOf(long pid) throws IOException {
      var text = Files.readString(Path.of("/proc/" + pid + "/task/" + pid + "/children"));
      return text.lines()
          .flatMap(l -> List.of(l.trim().split(" ")).stream())
          .filter(word -> !word.isEmpty())
          .map(Long::valueOf)
          .toList();
    }

    private static long peakOf(long pid) throws IOException {
      for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
      return 0;
    }

    private static long ticksOf(long pid) throws IOException {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      var ticks = 0L;
      for (var i = 11; i <= 14; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return ticks;
    }
  }
}
