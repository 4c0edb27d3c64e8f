package org.hikae.vault.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Shell;
import org.hikae.vault.Snapshot;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import org.hikae.vault.store.testing.MemoryStore;
import org.hikae.vault.tree.Attributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives that other tools make, and such as nobody should.
final class ImportTest {
  @TempDir Path temp;
  private Vault vault;
  private Path source;
  private Path target;

  @BeforeEach
  void makeVault() throws IOException {
    vault = TestVaults.create(new MemoryStore());
    source = Files.createDirectory(temp.resolve("source"));
    target = Files.createDirectory(temp.resolve("target"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tar --format=posix --xattrs --acls -cf ../it .",
        "tar --format=posix --sparse --xattrs --acls -cf ../it .",
        "tar --format=posix --sparse --sparse-version=0.1 --xattrs --acls -cf ../it .",
        "tar --format=posix --sparse --sparse-version=0.0 --xattrs --acls -cf ../it .",
        "tar --format=posix --xattrs --acls -c . | gzip -1 > ../it",
        "tar --format=posix --xattrs --acls -c . | zstd -q -1 > ../it"
      })
  void whatGnuTarPacksComesBackAsItWas(String command) throws IOException {
    Shell.needs("tar");
    Shell.needs("zstd");
    Shell.needs("setfattr");
    OddFiles.make(source);
    Shell.run(source, "setfattr -n 'user.a=b%3Dc' -v odd plain/sub/x");
    Shell.run(source, command);

    restored(new ArchiveSource.OfFile(temp.resolve("it")));

    assertThat(Shell.portrait(target)).isEqualTo(Shell.portrait(source));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tar --format=gnu --sparse -cf ../it .", "tar --format=gnu -cf ../it ."})
  void whatOldGnuTarPacksComesBackButForWhatItNeverHad(String command) throws IOException {
    Shell.needs("tar");
    OddFiles.make(source);
    Shell.run(source, command);

    restored(new ArchiveSource.OfFile(temp.resolve("it")));

    var look =
        "export LC_ALL=C; find . -mindepth 1 -printf '%p|%y|%m|%U:%G|%n|%l|%s\\n' | grep -v '|d|' |"
            + " sort; find . -type f -exec sha256sum {} + | sort";
    assertThat(Shell.run(target, look)).isEqualTo(Shell.run(source, look));
  }

  @Test
  void whatBsdTarPacksComesBackAsItWas() throws IOException {
    Shell.needs("bsdtar");
    OddFiles.make(source);
    Shell.run(source, "LC_ALL=C.UTF-8 bsdtar --format=pax -cf ../it . 2>&1");

    restored(new ArchiveSource.OfFile(temp.resolve("it")));

    assertThat(Shell.portrait(target)).isEqualTo(Shell.portrait(source));
  }

  @Test
  void aZipOfInfoZipComesBackFromAStream() throws IOException {
    Shell.needs("zip");
    Shell.run(source, "echo one > a; mkdir d; echo two > d/b; ln -s d/b l; chmod 640 a");
    Shell.run(source, "zip -qry ../it.zip .");

    try (var in = Files.newInputStream(temp.resolve("it.zip"))) {
      restored(new ArchiveSource.OfStream("standard input", in));
    }

    assertThat(Shell.run(target, "cat a d/b l; stat -c %a a; readlink l"))
        .isEqualTo("one\ntwo\ntwo\n640\nd/b\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 1_500_000_000, -1_500_000_000, 999_999_999, -2_000_000_000L})
  void timesAreExactOnBothSidesOf1970(long nanoseconds) throws IOException {
    var out = new ByteArrayOutputStream();
    var tar = new TarWriter(out);
    tar.folder("d".getBytes(UTF_8), Attributes.plain(0040755, 0, nanoseconds));
    tar.finish();

    var reader =
        new TarReader(
            new ByteArrayInputStream(out.toByteArray()),
            new MemberNotes(),
            new Allowance(ImportOptions.USUAL, 1 << 20));

    assertThat(reader.next())
        .isInstanceOfSatisfying(
            Member.Folder.class,
            folder -> assertThat(folder.attributes().modified()).isEqualTo(nanoseconds));
  }

  @Test
  void absoluteNamesAreKeptBelowTheTop() throws IOException {
    var imported = imported(tar(file("/etc/cron.d/job", "x")));

    assertThat(imported.notes()).singleElement().asString().contains("absolute");
    restore(imported);
    assertThat(target.resolve("etc/cron.d/job")).hasContent("x");
  }

  @Test
  void aLaterMemberTakesThePlaceOfAnEarlierOne() throws IOException {
    restore(imported(tar(file("a", "old"), file("./a", "new"))));

    assertThat(target.resolve("a")).hasContent("new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "..", "a/.."})
  void namesThatLeadOutAreRefused(String name) throws IOException {
    refused(tar(file(name, "x")), VaultException.Code.UNSAFE_PATH);
    refused(zip(name), VaultException.Code.UNSAFE_PATH);
  }

  @Test
  void nothingIsStoredBehindALinkOfTheArchive() throws IOException {
    refused(
        tar(link("a", "/etc", TarConstants.LF_SYMLINK), file("a/passwd", "x")),
        VaultException.Code.UNSAFE_PATH);
    refused(
        tar(file("d/x", "x"), link("d", "/etc", TarConstants.LF_SYMLINK)),
        VaultException.Code.UNSAFE_PATH);
  }

  @Test
  void aHardLinkToWhatIsNotInTheArchiveIsRefused() throws IOException {
    refused(
        tar(link("a", "etc/shadow", TarConstants.LF_LINK)), VaultException.Code.SOURCE_UNREADABLE);
    refused(tar(link("a", "../etc/shadow", TarConstants.LF_LINK)), VaultException.Code.UNSAFE_PATH);
  }

  @Test
  void everyCutArchiveIsRefused() throws IOException {
    var whole = tar(file("a", "x".repeat(3000)), file("b", "y"));
    for (var length = 0; length <= whole.length - 10240; length += 500) {
      refused(
          Arrays.copyOf(whole, Math.min(length, 5 * 512)), VaultException.Code.SOURCE_UNREADABLE);
    }
    var zip = zip("a");
    for (var length = 5; length < zip.length; length += 3) {
      refused(Arrays.copyOf(zip, length), VaultException.Code.SOURCE_UNREADABLE);
    }
  }

  @Test
  void whateverIsWrongIsOneErrorAndNoPoint() throws IOException {
    var good = tar(file("a", "x".repeat(3000)), link("l", "a", TarConstants.LF_SYMLINK));
    var zip = zip("a");
    var random = new Random(7);
    for (var i = 0; i < 100; i++) {
      attempt(damaged(good, random, true));
      attempt(damaged(zip, random, false));
    }
  }

  private void attempt(byte[] archive) throws IOException {
    var before = vault.snapshots().size();
    try {
      imported(archive);
    } catch (VaultException e) {
      assertThat(vault.snapshots()).hasSize(before);
      assertThat(e.code())
          .isIn(VaultException.Code.SOURCE_UNREADABLE, VaultException.Code.UNSAFE_PATH);
    }
  }

  /// Changes a few bytes; mends the sums of headers, which would find most of it.
  private static byte[] damaged(byte[] archive, Random random, boolean tar) {
    var bytes = archive.clone();
    for (var i = 0; i < 4; i++) {
      bytes[random.nextInt(Math.min(bytes.length, 6 * 512))] = (byte) random.nextInt();
    }
    for (var at = 0; tar && at + 512 <= bytes.length; at += 512) {
      mendSum(bytes, at);
    }
    return bytes;
  }

  private static void mendSum(byte[] bytes, int at) {
    if (bytes[at + 257] == 'u') {
      Arrays.fill(bytes, at + 148, at + 156, (byte) ' ');
      var sum = 0;
      for (var i = at; i < at + 512; i++) {
        sum += bytes[i] & 0xff;
      }
      System.arraycopy("%06o\0 ".formatted(sum).getBytes(UTF_8), 0, bytes, at + 148, 8);
    }
  }

  @Test
  void anArchiveThatUnpacksToMoreThanAllowedIsRefused() throws IOException {
    var options = new ImportOptions(OptionalLong.of(1000));
    var bomb = tar(file("a", "x".repeat(3000)));
    assertThatThrownBy(() -> taken(new ByteArrayInputStream(bomb), options))
        .hasMessageContaining("unpacks to more");
  }

  @Test
  void aPaxHeaderOfMoreThanMemoryIsRefusedUnread() throws IOException {
    var header = new byte[512];
    var entry = new TarArchiveEntry("x", TarConstants.LF_PAX_EXTENDED_HEADER_LC);
    entry.setSize(7L << 30);
    entry.writeEntryHeader(header);
    refused(header, VaultException.Code.SOURCE_UNREADABLE);
  }

  @Test
  void endlesslyManyMembersAreRefusedInBoundedMemory() {
    var allowance = new Allowance(ImportOptions.USUAL, 1 << 20);
    assertThatThrownBy(
            () -> {
              for (var i = 0; i < 10_000; i++) {
                allowance.remember(400);
              }
            })
        .hasMessageContaining("more members than there is memory for");
  }

  @Test
  void whatLooksLikeABombIsRefused() {
    var allowance = new Allowance(ImportOptions.USUAL, 1 << 20);
    allowance.packed(1 << 20);
    assertThatThrownBy(
            () -> {
              for (var i = 0; i < 20; i++) {
                allowance.unpack(1L << 30);
              }
            })
        .hasMessageContaining("bombs");
  }

  private void refused(byte[] archive, VaultException.Code code) throws IOException {
    assertThat(TestVaults.failureOf(() -> imported(archive))).isEqualTo(code);
    assertThat(vault.snapshots()).isEmpty();
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Told(TarArchiveEntry header, byte[] content) {}

  private static Told file(String name, String content) {
    var bytes = content.getBytes(UTF_8);
    var entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
    entry.setSize(bytes.length);
    return new Told(entry, bytes);
  }

  private static Told link(String name, String to, byte type) {
    var entry = new TarArchiveEntry(name, type, true);
    entry.setLinkName(to);
    return new Told(entry, new byte[0]);
  }

  private static byte[] tar(Told... members) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(out)) {
      for (var member : members) {
        tar.putArchiveEntry(member.header());
        tar.write(member.content());
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] zip(String name) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(out)) {
      zip.putArchiveEntry(new ZipArchiveEntry(name));
      zip.write("content, content, content".getBytes(UTF_8));
      zip.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  private Snapshot imported(byte[] archive) throws IOException {
    return taken(new ByteArrayInputStream(archive), ImportOptions.USUAL);
  }

  private Snapshot taken(InputStream archive, ImportOptions options) throws IOException {
    return vault
        .importArchive(
            new ArchiveSource.OfStream("it", archive), TestVaults.origin(), options, Progress.NONE)
        .snapshot()
        .orElseThrow();
  }

  private void restored(ArchiveSource archive) throws IOException {
    restore(
        vault
            .importArchive(archive, TestVaults.origin(), ImportOptions.USUAL, Progress.NONE)
            .snapshot()
            .orElseThrow());
  }

  private void restore(Snapshot snapshot) throws IOException {
    var options = RestoreOptions.WHOLE.withOwners(OddFiles.weAreRoot());
    vault.restore(snapshot, target, options, Progress.NONE);
  }
}
