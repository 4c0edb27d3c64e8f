package org.hikae.vault.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.store.Store.StoredObject;
import org.hikae.vault.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real full disk: two megabytes of memory, mounted where nobody else sees it.
class FullDiskTest {
  private static final String ON_A_SMALL_DISK =
      "mount -t tmpfs -o size=2m small \"$1\" && shift && exec \"$@\"";

  @TempDir Path folder;

  @Test
  void refusesWithNothingHalfVisible() throws Exception {
    assumeTrue(onASmallDisk("true") == 0, "this system lets nobody mount anything");

    assertThat(onASmallDisk(java(), "-cp", classPath(), FillsItsDisk.class.getName(), disk()))
        .isZero();
  }

  private int onASmallDisk(String... command) throws Exception {
    Files.createDirectories(Path.of(disk()));
    var all =
        new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c"));
    all.addAll(List.of(ON_A_SMALL_DISK, "sh", disk()));
    all.addAll(List.of(command));
    try {
      return new ProcessBuilder(all).inheritIO().start().waitFor();
    } catch (IOException _) {
      return -1;
    }
  }

  private String disk() {
    return folder.resolve("disk").toString();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /// Puts until the disk is full, and looks at what can be seen then.
  static final class FillsItsDisk {
    private static final int OBJECT_BYTES = 700_000;

    static void main(String... args) throws Exception {
      var root = Path.of(args[0], "vault");
      try (var store = new DirectoryStore(root)) {
        store.put("a", ByteBuffer.allocate(OBJECT_BYTES));
        store.put("b", ByteBuffer.allocate(OBJECT_BYTES));
        check(saysThatItIsFull(store), "the third object should not have fitted");

        var seen = new ArrayList<StoredObject>();
        store.list("", seen::add);
        check(seen.size() == 2, "listed: " + seen);
        check(store.stat("c").isEmpty(), "half an object can be seen");

        store.delete("a");
        store.put("c", ByteBuffer.allocate(OBJECT_BYTES));
      }
    }

    private static boolean saysThatItIsFull(DirectoryStore store) throws IOException {
      try {
        store.put("c", ByteBuffer.allocate(OBJECT_BYTES));
        return false;
      } catch (StoreException.Full _) {
        return true;
      }
    }

    private static void check(boolean holds, String otherwise) {
      if (!holds) {
        throw new AssertionError(otherwise);
      }
    }
  }
}
