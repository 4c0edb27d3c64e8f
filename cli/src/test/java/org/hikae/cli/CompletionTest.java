package org.hikae.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {
  @TempDir Path folder = Path.of("unset");

  @Test
  void aShellCompletesCommandsAndOptions() throws Exception {
    var typed = hikae("completion", "bash");
    assertThat(typed.status()).isZero();
    var script = Files.writeString(folder.resolve("hikae.bash"), typed.out());

    assertThat(completed(script, "hikae", "tok")).contains("token");
    assertThat(completed(script, "hikae", "token", "create", "--sc")).contains("--scope");
  }

  @Test
  void zshIsTaughtToUnderstandIt() {
    assertThat(hikae("completion", "zsh").out())
        .startsWith("#compdef hikae\n")
        .contains("bashcompinit");
  }

  @Test
  void whoAsksHasToBeSaid() {
    var typed = hikae("status", "--console", "127.0.0.1:1");
    assertThat(typed.status()).isEqualTo(2);
    assertThat(typed.err()).startsWith("error: nothing says who asks.\nHINT: ");
  }

  /// What bash offers for the last of the words.
  private static String completed(Path script, String... words) throws Exception {
    var line = String.join(" ", words);
    var question =
        """
        source %s
        COMP_LINE='%s'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(%s); COMP_CWORD=%d
        $(complete -p hikae | sed 's/.*-F \\([^ ]*\\).*/\\1/') 2>/dev/null
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, line, line, words.length - 1);
    var bash =
        new ProcessBuilder("bash", "--norc", "-c", question).redirectErrorStream(true).start();
    return new String(bash.getInputStream().readAllBytes(), UTF_8);
  }
}
