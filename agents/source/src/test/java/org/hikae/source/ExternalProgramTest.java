package org.hikae.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalProgramTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void itsOutputIsReadWhileItRuns() throws IOException {
    int bytes = shell("seq 100000", LONG).read(output -> output.readAllBytes().length);

    assertThat(bytes).isEqualTo(588_895);
  }

  @Test
  void itsInputIsFedToIt() throws IOException {
    var file = folder.resolve("fed");

    shell("cat > " + file, LONG).feed(in -> in.write("fed".getBytes(StandardCharsets.UTF_8)));

    assertThat(file).hasContent("fed");
  }

  @Test
  void aBadEndIsAnErrorWithItsLastWords() {
    assertThatThrownBy(() -> shell("seq 9 >&2; echo half; exit 3", LONG).run())
        .isInstanceOf(SourceException.class)
        .hasMessage("sh ended with status 3: 4 | 5 | 6 | 7 | 8 | 9");
  }

  @Test
  void aProgramThatStopsReadingIsQuotedAndNotThePipe() {
    assertThatThrownBy(
            () -> shell("echo no room >&2; exit 1", LONG).feed(in -> in.write(new byte[1 << 20])))
        .hasMessage("sh ended with status 1: no room");
  }

  @Test
  void itEndsWithItsTimeLimitAndSoDoesWhatItStarted() throws IOException {
    var pid = folder.resolve("pid");

    assertThatThrownBy(
            () -> shell("sleep 60 & echo $! > " + pid + "; wait", Duration.ofSeconds(1)).run())
        .hasMessageStartingWith("sh was ended after its time limit of 1 s");

    var child = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    child.ifPresent(process -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new ExternalProgram(List.of("/nowhere/dump"), LONG).run())
        .hasMessageStartingWith("cannot run /nowhere/dump");
  }

  private static ExternalProgram shell(String script, Duration limit) {
    return new ExternalProgram(List.of("sh", "-c", script), limit);
  }
}
