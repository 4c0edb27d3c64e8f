package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher by itself, in a clone of which nothing is built, with a Maven and a JDK that only
/// say that they were called.
class LauncherTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Path clone;
  private Path bin;
  private Path jdk;

  @BeforeEach
  void makeAClone() throws IOException {
    clone = Files.createDirectory(folder.resolve("clone"));
    Files.copy(Path.of("..", "hikae"), clone.resolve("hikae"));
    Files.setPosixFilePermissions(
        clone.resolve("hikae"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(clone.resolve("pom.xml"), "<project/>");
    jdk = Files.createDirectories(folder.resolve("jdk"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    program(jdk.resolve("bin/java"), "for last; do :; done; echo \"ran $last\"");
    program(jdk.resolve("bin/javac"), "");
    bin = folder.resolve("bin");
  }

  @Test
  void twoFirstStartsAtOnceBuildOnce() throws Exception {
    program(
        bin.resolve("mvn"),
        """
        echo begun >>%1$s/builds
        until [ -f %1$s/go ]; do sleep 0.1; done
        mkdir -p cli/target/hikae/lib
        touch cli/target/hikae/lib/hikae-cli-1.jar cli/target/hikae/BUILT
        """
            .formatted(folder));
    var one = launched("one", "points");
    await(() -> Files.exists(folder.resolve("builds")));
    var other = launched("other", "points");
    await(() -> said("other").contains("waiting"));
    Files.createFile(folder.resolve("go"));

    assertThat(one.waitFor(PATIENCE)).isTrue();
    assertThat(other.waitFor(PATIENCE)).isTrue();
    assertThat(folder.resolve("builds")).hasContent("begun\n");
    assertThat(said("one")).endsWith("ran points\n");
    assertThat(said("other")).isEqualTo("waiting: another hikae is building here\nran points\n");
    assertThat(List.of(one.exitValue(), other.exitValue())).containsOnly(0);
  }

  @Test
  void whatMavenBuiltByItselfIsRunInOnce() throws Exception {
    var dist = Files.createDirectories(clone.resolve("cli/target/hikae"));
    Files.createDirectory(dist.resolve("lib"));
    Files.createFile(dist.resolve("lib/hikae-cli-1.jar"));
    Files.createFile(dist.resolve("BUILT"));

    for (var start = 0; start < 2; start++) {
      assertThat(launched("start" + start, "points").waitFor(PATIENCE)).isTrue();
    }

    assertThat(said("start0")).isEqualTo("building: quick starts\nran points\n");
    assertThat(said("start1")).isEqualTo("ran points\n");
    assertThat(dist.resolve("JDK")).hasContent(jdk + "\n");
  }

  @Test
  void oneThatWaitedForABuildThatFailedTriesItself() throws Exception {
    program(bin.resolve("mvn"), "echo '[ERROR] no such module'; exit 1");
    var typed = launched("one", "points");
    assertThat(typed.waitFor(PATIENCE)).isTrue();
    assertThat(said("one"))
        .isEqualTo(
            """
            building: starting Maven
            [ERROR] no such module
            error: Hikae could not be built; the log is CLONE/target/build.log
            HINT: the lines above say why; 'mvn package' in CLONE says more.
            """
                .replace("CLONE", clone.toRealPath().toString()));
    assertThat(typed.exitValue()).isEqualTo(4);
  }

  @Test
  void saysThatMavenIsMissing() throws Exception {
    var typed = launched("one", "points");
    assertThat(typed.waitFor(PATIENCE)).isTrue();
    assertThat(said("one"))
        .isEqualTo(
            """
            error: Maven is not installed, and Hikae has to be built first.
            HINT: install it (Debian: apt-get install maven) and start again.
            """);
    assertThat(typed.exitValue()).isEqualTo(3);
  }

  /// The usual folders are covered up in a mount namespace of the launcher's own.
  @Test
  void saysThatAJdkIsMissing() throws Exception {
    var covered =
        List.of(
            "unshare",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "for usual in /usr/lib/jvm /opt; do"
                + " [ ! -d $usual ] || mount -t tmpfs none $usual || exit 99; done; exec \"$@\"",
            "sh");
    var tried = new ArrayList<>(covered);
    tried.add("true");
    Assumptions.assumeTrue(
        new ProcessBuilder(tried).start().waitFor() == 0,
        "needs a mount namespace of its own, which this user may not make");

    var line = new ArrayList<>(covered);
    line.add(clone.resolve("hikae").toString());
    line.add("points");
    var typed = started("one", line, Map.of("HOME", folder.toString()));
    assertThat(typed.waitFor(PATIENCE)).isTrue();
    assertThat(said("one"))
        .isEqualTo(
            """
            error: no JDK 25 was found in JAVA_HOME, on PATH or in the usual folders.
            HINT: install one (Debian 13: apt-get install openjdk-25-jdk-headless; others: https://adoptium.net) or point JAVA_HOME at it.
            """);
    assertThat(typed.exitValue()).isEqualTo(3);
  }

  private Process launched(String name, String... arguments) throws IOException {
    var line = new ArrayList<>(List.of(clone.resolve("hikae").toString()));
    line.addAll(List.of(arguments));
    return started(name, line, Map.of("JAVA_HOME", jdk.toString()));
  }

  private Process started(String name, List<String> line, Map<String, String> environment)
      throws IOException {
    linkWhatTheLauncherNeeds();
    var builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("PATH", bin.toString());
    return builder.start();
  }

  /// The usual programs, and neither `mvn` nor `java`.
  private void linkWhatTheLauncherNeeds() throws IOException {
    Files.createDirectories(bin);
    for (var name :
        List.of(
            "sh",
            "awk",
            "basename",
            "cat",
            "cut",
            "date",
            "dirname",
            "find",
            "flock",
            "grep",
            "head",
            "locale",
            "mkdir",
            "mount",
            "readlink",
            "rm",
            "sleep",
            "tail",
            "touch",
            "tr",
            "unshare")) {
      for (var place : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")) {
        var program = Path.of(place, name);
        if (Files.exists(program) && !Files.exists(bin.resolve(name))) {
          program(bin.resolve(name), "exec " + program + " \"$@\"");
        }
      }
    }
  }

  private static void program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("not in time").isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
