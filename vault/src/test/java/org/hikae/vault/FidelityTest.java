package org.hikae.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Assumptions;
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
  void thousandsOfLevelsComeBackWithTheirAttributes() throws IOException {
    Shell.needs("perl");
    Shell.needs("setfattr");
    var levels = 3000;
    var descend = "perl -e 'for (1..%d) { %s chdir \"d\" or die $! } exec(\"%s\")'";
    Shell.run(
        source,
        descend.formatted(
            levels, "mkdir \"d\";", "printf deep > f; setfattr -n user.at -v depth f"));

    backUpAndRestore();

    assertThat(Shell.run(target, descend.formatted(levels, "", "cat f; getfattr -d f")))
        .isEqualTo("deep# file: f\nuser.at=\"depth\"\n\n");
    Shell.run(source, "rm -rf d");
    Shell.run(target, "rm -rf d");
  }

  @Test
  void accessControlListsAndCapabilitiesComeBackOnWhateverHasThem() throws IOException {
    Shell.needs("setfacl");
    Shell.needs("setfattr");
    Shell.run(source, "mkfifo pipe; setfacl -m u:1000:r pipe; mkdir d; setfacl -d -m g:7:rx d");
    Shell.run(source, "echo x > d/f; setfacl -b d/f; echo y > plain");
    var root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    if (root) {
      var capability = "0x0100000200040000000000000000000000000000";
      Shell.run(source, "setfattr -n security.capability -v " + capability + " plain");
      Shell.run(source, "ln -s x link; setfattr -h -n trusted.note -v 0x01 link");
    }

    backUpAndRestore();

    var look = "getfattr -hd -m - -e hex pipe d d/f plain link 2> /dev/null || true";
    assertThat(Shell.run(target, look)).isEqualTo(Shell.run(source, look)).contains("acl");
  }

  @Test
  void smallSparseFilesStaySparse() throws IOException {
    Shell.run(source, "truncate -s 900K sparse; printf x >> sparse");

    backUpAndRestore();

    var blocks = Long.parseLong(Shell.run(target, "stat -c %b sparse").strip());
    assertThat(blocks).isLessThan(100);
    assertThat(Shell.run(target, "sha256sum sparse"))
        .isEqualTo(Shell.run(source, "sha256sum sparse"));
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

  @Test
  void ownersAndDevicesAreAsTheSecondReaderSeesThem() throws IOException {
    Assumptions.assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "needs root");
    shell(source, "mknod -m 600 null c 1 3; mknod disk b 259 77777; chown 12:34 null");
    shell(source, "echo x > owned; chown 4711:815 owned; chmod 4755 owned; ln -s owned link");
    shell(source, "chown -h 7:8 link; mkdir -m 1777 common; chown 65534:65534 common");

    var snapshot = backUpAndRestore();

    var described = described(snapshot);
    assertThat(described.get("null")).startsWith("20600 12 34 ").endsWith(" 259");
    assertThat(described.get("disk"))
        .endsWith(" " + ((77777L & 0xff) | 259 << 8 | (77777L & ~0xffL) << 12));
    assertThat(described.get("owned")).startsWith("104755 4711 815 ");
    assertThat(described.get("link")).startsWith("120777 7 8 ").endsWith(" owned");
    assertThat(shell(target, "stat -c %a owned")).isEqualTo("755\n"); // it is root's there
    shell(source, "chmod 755 owned; touch -d @1 owned; touch -d @1 " + target + "/owned");
    assertThat(shell(target, LOOK)).isEqualTo(shell(source, LOOK));
  }

  private static final String LOOK = "find . ! -type d | sort | xargs stat -c '%n %f %t %T %Y'";

  /// By the names that a snapshot has below its root.
  private Map<String, String> described(Snapshot snapshot) throws IOException {
    try {
      var root = snapshot.roots().getFirst();
      var described = new TreeMap<String, String>();
      TestVaults.reader(vault.store())
          .describe(snapshot.id())
          .forEach(
              (path, facts) -> {
                if (path.equals(root)) {
                  described.put("", facts);
                } else if (path.startsWith(root + "/")) {
                  described.put(path.substring(root.length() + 1), facts);
                }
              });
      return described;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// What `find` sees of the same: name, mode, owner, group and time.
  private Map<String, String> seen() throws IOException {
    var seen = new TreeMap<String, String>();
    var fields =
        shell(source, "find . ! -type s -printf '%P\\0%y\\0%m\\0%U\\0%G\\0%T@\\0'").split("\0", -1);
    for (var i = 0; i + 6 <= fields.length; i += 6) {
      var kind = KINDS.getOrDefault(fields[i + 1], 0);
      var time = new BigDecimal(fields[i + 5]).movePointRight(9).toBigInteger();
      seen.put(
          fields[i],
          "%o %s %s %s"
              .formatted(
                  kind | Integer.parseInt(fields[i + 2], 8), fields[i + 3], fields[i + 4], time));
    }
    return seen;
  }

  private static final Map<String, Integer> KINDS =
      Map.of("f", 0100000, "d", 0040000, "l", 0120000, "p", 0010000, "c", 0020000, "b", 0060000);

  private Snapshot backUpAndRestore() throws IOException {
    var snapshot =
        vault.backUp(
            new FileBackup(TestVaults.origin(), List.of(source), List.of()), Progress.NONE);
    var described = described(snapshot);
    var seen = seen();
    assertThat(described.keySet()).isEqualTo(seen.keySet());
    seen.forEach((path, facts) -> assertThat(described.get(path)).as(path).startsWith(facts));
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
