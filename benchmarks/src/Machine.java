import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// What the figures were taken on.
record Machine(String processor, int cores, long memoryBytes, String kernel, LocalDate day) {

  static Machine here() throws IOException {
    return new Machine(
        valueOf("/proc/cpuinfo", "model name"),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(valueOf("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) << 10,
        Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip(),
        LocalDate.now());
  }

  private static String valueOf(String file, String name) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("0");
  }

  @Override
  public String toString() {
    return "%s, %d cores, %d GiB of memory, Linux %s, %s"
        .formatted(processor, cores, Math.round(memoryBytes / (double) (1 << 30)), kernel, day);
  }
}
