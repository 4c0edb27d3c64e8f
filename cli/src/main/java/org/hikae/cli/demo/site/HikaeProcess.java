package org.hikae.cli.demo.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The command line that starts `hikae` again, as another process: the same Java, the same jars.
///
/// @param java the `java` program
/// @param classPath of the command
/// @param distribution where its caches and runbooks are, when it was started from one
/// @param training whether the process notes what it loads, so that the next ones start quicker
public record HikaeProcess(
    Path java, String classPath, Optional<Path> distribution, boolean training) {

  /// Like the running process.
  public static HikaeProcess likeThis() {
    return new HikaeProcess(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        System.getProperty("java.class.path"),
        Optional.ofNullable(System.getProperty("hikae.home")).map(Path::of),
        false);
  }

  /// The same, noting what it loads; the caches are made when it ends in good order.
  public HikaeProcess inTraining() {
    return new HikaeProcess(java, classPath, distribution, true);
  }

  /// Any command.
  public List<String> command(String... arguments) {
    return line("cli.aot", List.of(), List.of(arguments));
  }

  /// An orchestrator: many classes, little work.
  public List<String> orchestrator(Path config) {
    return line(
        "orchestrator.aot",
        List.of("-Xmx320m", "-XX:TieredStopAtLevel=1", temporary(config)),
        List.of("orchestrator", "run", "--config", config.toString()));
  }

  /// An agent: moves bytes.
  public List<String> agent(Path config) {
    return line(
        "agent.aot",
        List.of("-Xmx640m", temporary(config)),
        List.of("agent", "run", "--config", config.toString()));
  }

  /// A process that is killed cannot clear up: what it unpacks and spools stays in its own folder.
  private static String temporary(Path config) {
    return "-Djava.io.tmpdir=" + config.resolveSibling("tmp");
  }

  private List<String> line(String cache, List<String> flags, List<String> arguments) {
    var line = new ArrayList<>(List.of(java.toString()));
    line.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Xlog:disable"));
    line.addAll(flags);
    distribution.ifPresent(
        home -> {
          line.add("-Dhikae.home=" + home);
          if (training) {
            line.add("-XX:AOTCacheOutput=" + home.resolve(cache));
          } else if (Files.exists(home.resolve(cache))) {
            line.add("-XX:AOTCache=" + home.resolve(cache));
          }
        });
    line.addAll(List.of("-cp", classPath, "org.hikae.cli.Main"));
    line.addAll(arguments);
    return line;
  }
}
