package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What root restores is whose it was; others are told that it is theirs.
class RestoreOwnersTest {
  private static final int SOMEBODY = 1234;

  @TempDir Path folder;
  private Path key;
  private Path letter;
  private String vault;
  private boolean root;

  @BeforeEach
  void backUpALetter() throws IOException {
    key = Files.write(folder.resolve("key"), new byte[64]);
    vault = "file:" + folder.resolve("vault");
    letter = Files.writeString(folder.resolve("letter"), "dear");
    root = owner(letter) == 0;
    if (root) {
      Files.setAttribute(letter, "unix:uid", SOMEBODY);
    }
    hikae("vault", "init", "--vault", vault, "--key-file", key);
    hikae("backup", letter, "--vault", vault, "--key-file", key);
  }

  @Test
  void rootGivesFilesBackToTheirOwnersUnlessToldNotTo() throws IOException {
    assumeTrue(root);
    assertThat(restored("theirs").out()).doesNotContain("Owners were not set");
    assertThat(owner(in("theirs"))).isEqualTo(SOMEBODY);
    restored("mine", "--no-owners");
    assertThat(owner(in("mine"))).isZero();
  }

  @Test
  void othersAreToldThatOwnersWereNotSet() {
    assumeTrue(!root);
    assertThat(restored("mine").out()).contains("Owners were not set");
  }

  private Typed restored(String to, String... more) {
    var line = new ArrayList<Object>();
    line.addAll(List.of("restore", "latest", "--to", folder.resolve(to)));
    line.addAll(List.of("--vault", vault, "--key-file", key));
    line.addAll(List.of(more));
    var typed = hikae(line.toArray());
    assertThat(typed.err()).isEmpty();
    return typed;
  }

  private Path in(String to) {
    return folder.resolve(to).resolve(letter.toString().substring(1));
  }

  private static int owner(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:uid");
  }
}
