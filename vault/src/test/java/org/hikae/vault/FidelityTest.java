package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Objects;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What Java's own file API cannot say; looked at with the machine's own tools.
@EnabledOnOs(OS.LINUX)
final class FidelityTest {
  @TempDir Path temp;
  private Vault vault;
  private Path source;
  private Path target;

  @BeforeEach
  void makeVault() throws IOException {
    vault = TestVaults.create(new MemoryStore());
    source = Files.createDirectory(temp.resolve("source"));
    target = temp.resolve("target");
  }

  @Test
  void namesThatAreNoUtf8ComeBackByteForByte() throws IOException {
    shell(source, "printf x > \"$(printf 'a\\377b')\"; mkdir \"$(printf '\\200')\"");
    shell(source, "printf y > \"$(printf '\\200/\\376')\"; ln -s \"$(printf '\\377')\" link");

    backUpAndRestore();

    assertThat(shell(target, "find . | LC_ALL=C sort | od -An -c; readlink link | od -An -c"))
        .isEqualTo(shell(source, "find . | LC_ALL=C sort | od -An -c; readlink link | od -An -c"));
    assertThat(shell(target, "cat a*b")).isEqualTo("x");
  }

  @Test
  void namedPipesAreMadeAgainAndNeverRead() throws Exception {
    shell(source, "mkfifo -m 640 pipe");

    var snapshot = backUpAndRestore();

    assertThat(shell(target, "stat -c '%F %a' pipe")).isEqualTo("fifo 640\n");
    assertThat(snapshot.notes()).isEmpty();
    compareWithTheSecondReader(snapshot);
  }

  @Test
  void extendedAttributesComeBack() throws IOException {
    var file = Files.writeString(source.resolve("file"), "content");
    attributes(file).write("author", bytes("someone"));
    attributes(source).write("folder", bytes("too"));

    backUpAndRestore();

    assertThat(attributes(target.resolve("file")).list()).containsExactly("author");
    var value = ByteBuffer.allocate(100);
    attributes(target.resolve("file")).read("author", value);
    assertThat(value.flip()).isEqualTo(bytes("someone"));
    assertThat(attributes(target).list()).containsExactly("folder");
  }

  @Test
  void pathsLongerThanTheKernelTakesAtOnceComeBack() throws IOException {
    var name = "n".repeat(250);
    shell(
        source, "for i in $(seq 20); do mkdir " + name + "; cd " + name + "; done; echo deep > f");

    backUpAndRestore();

    assertThat(shell(target, "for i in $(seq 20); do cd " + name + "; done; cat f"))
        .isEqualTo("deep\n");
    shell(source, "rm -rf " + name);
    shell(target, "rm -rf " + name);
  }

  @Test
  void socketsAreLeftOutWithANote() throws IOException {
    var socket = source.resolve("socket");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));

      var snapshot = backUpAndRestore();

      assertThat(snapshot.notes()).singleElement().asString().contains("is a socket");
    }
    assertThat(target.resolve("socket")).doesNotExist();
  }

  /// The second reader makes pipes and attributes as the engine does; of names that are no UTF-8
  /// Java's own file API, which it uses, knows nothing.
  private void compareWithTheSecondReader(Snapshot snapshot) throws Exception {
    var read = temp.resolve("read");
    TestVaults.reader(vault.store()).restore(snapshot.id(), read);
    var look = "find . ! -type d -printf '%p %y %m %T@ %l\\n' | sort; getfattr -R -d . || true";
    assertThat(shell(read.resolve(snapshot.roots().getFirst()), look))
        .isEqualTo(shell(source, look));
  }

  private Snapshot backUpAndRestore() throws IOException {
    var snapshot =
        vault.backUp(
            new FileBackup(TestVaults.origin(), List.of(source), List.of()), Progress.NONE);
    var options = RestoreOptions.WHOLE.below(snapshot.roots().getFirst());
    assertThat(vault.restore(snapshot, target, options, Progress.NONE).notes()).isEmpty();
    return snapshot;
  }

  private static UserDefinedFileAttributeView attributes(Path file) {
    return Objects.requireNonNull(
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String shell(Path folder, String script) throws IOException {
    var process =
        new ProcessBuilder("bash", "-ec", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
