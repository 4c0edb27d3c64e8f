package org.hikae.vault.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hikae.vault.Shell;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.TreePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// New files are given what they do not have already, and rid of what a folder handed down.
class NewFilesTest {
  private static final int FILE = 0100640;

  @TempDir Path folder;

  @Test
  void keepNoAccessControlListOfTheFolder() throws IOException {
    Shell.needs("setfacl");
    Shell.run(folder, "setfacl -d -m u:1234:rwx . || true; mkdir d");

    make(List.of("a", "b", "c", "d/e"), of(0, 0), false);

    assertThat(Shell.run(folder, "getfacl -cn a b c d/e")).doesNotContain("1234");
  }

  @Test
  void haveTheirOwnersWhateverTheFolderSays() throws IOException {
    assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "needs root");
    Shell.run(folder, "mkdir d; chown 7:8 . d; chmod 2755 . d");

    make(List.of("a", "b"), of(0, 0), true);
    make(List.of("c", "d/e"), of(0, 8), true);
    make(List.of("f"), of(7, 8), true);

    assertThat(Shell.run(folder, "stat -c '%n %u:%g %a' a b c d/e f"))
        .isEqualTo("a 0:0 640\nb 0:0 640\nc 0:8 640\nd/e 0:8 640\nf 7:8 640\n");
  }

  private static Attributes of(int uid, int gid) {
    return new Attributes(FILE, uid, gid, 0, 1_000_000_000L, 0, 0, 0, 0, List.of());
  }

  /// All by one writer, as a restore does.
  private void make(List<String> paths, Attributes attributes, boolean owners) throws IOException {
    try (var writer = LocalFiles.writer(folder)) {
      for (var path : paths) {
        var bytes = path.getBytes(StandardCharsets.UTF_8);
        try (var file = writer.create(TreePath.parent(bytes), TreePath.name(bytes))) {
          file.dress(attributes, owners);
        }
      }
    }
  }
}
