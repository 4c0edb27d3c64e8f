package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The machine's own tools, to look at what ours has made.
public final class Shell {
  private Shell() {}

  /// Runs a script, which has to succeed.
  ///
  /// @return what it printed, a character for each byte
  public static String run(Path folder, String script) throws IOException {
    var process =
        new ProcessBuilder("bash", "-ec", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    try {
      assertThat(process.waitFor()).as(script + "\n" + said).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return said;
  }

  /// Skips the test, with the reason, where a tool is missing.
  public static void needs(String tool) throws IOException {
    assumeTrue(
        new ProcessBuilder("bash", "-c", "command -v " + tool)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit()
                .join()
                .exitValue()
            == 0,
        tool + " is not installed here");
  }

  /// Everything about every file below a folder that the machine's tools can see: kinds, modes,
  /// owners, links, devices, times, targets, attributes, access control lists, content.
  public static String portrait(Path folder) throws IOException {
    return run(
        folder,
        """
        export LC_ALL=C
        find . -mindepth 1 -printf '%p|%y|%m|%U:%G|%n|%l|' \\( -type d -printf '-|' -o -printf '%s|' \\) \\
          -printf '%T@\\n' | sort | cat -v
        find . \\( -type b -o -type c \\) -exec stat -c '%n %t:%T' {} + | sort
        find . -type f -exec sha256sum {} + | sort
        if command -v getfattr > /dev/null; then
          find . -mindepth 1 ! -type l -print0 | sort -z | xargs -0r getfattr -hd -m - -e hex
        fi
        """);
  }
}
