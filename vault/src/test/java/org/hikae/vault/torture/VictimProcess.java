package org.hikae.vault.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A child JVM that carries out orders, seen from outside.
final class VictimProcess {
  private static final List<String> CHEAP =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Xmx192m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Process process;
  private final Writer orders;
  private @Nullable Errand errand;

  /// What a victim said, or empty once it has ended.
  record Heard(VictimProcess from, Optional<String> line) {}

  private VictimProcess(Process process) {
    this.process = process;
    this.orders = new OutputStreamWriter(process.getOutputStream(), UTF_8);
  }

  static VictimProcess start(Places places, BlockingQueue<Heard> heard) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(CHEAP);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Victim.class.getName(), places.top().toString()));
    var process =
        new ProcessBuilder(command).redirectError(places.top().resolve("errors").toFile()).start();
    var victim = new VictimProcess(process);
    Thread.ofVirtual().start(() -> victim.listen(heard));
    return victim;
  }

  private void listen(BlockingQueue<Heard> heard) {
    try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        heard.add(new Heard(this, Optional.of(line)));
      }
    } catch (IOException _) {
      // It was killed in the middle of a line.
    }
    heard.add(new Heard(this, Optional.empty()));
  }

  void send(Errand next) throws IOException {
    errand = next;
    orders.write(next.order().line() + "\n");
    orders.flush();
  }

  Optional<Errand> errand() {
    return Optional.ofNullable(errand);
  }

  boolean idle() {
    return errand == null;
  }

  void done() {
    errand = null;
  }

  /// SIGKILL. Returns once the process is no more.
  void kill() throws IOException {
    process.destroyForcibly();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new IOException("process " + process.pid() + " outlived its SIGKILL");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
