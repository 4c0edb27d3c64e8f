package org.hikae.vault.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.FileBackup;
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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exports as the machine's own tools see them.
@EnabledOnOs(OS.LINUX)
final class ExportTest {
  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore();
  private Vault vault;
  private Path source;
  private Path target;
  private Snapshot snapshot;

  @BeforeEach
  void backUpOddFiles() throws IOException {
    vault = TestVaults.create(store);
    source = Files.createDirectory(temp.resolve("source"));
    target = Files.createDirectory(temp.resolve("target"));
    OddFiles.make(source);
    snapshot =
        vault.backUp(
            new FileBackup(TestVaults.origin(), List.of(source), List.of()), Progress.NONE);
  }

  @Test
  void gnuTarUnpacksEverythingAsItWas() throws IOException {
    Shell.needs("tar");
    export(ArchiveFormat.TAR, "it.tar");

    Shell.run(
        target, "tar --xattrs --xattrs-include='*' --acls --numeric-owner -xpf ../it.tar 2>&1");

    assertThat(Shell.portrait(target)).isEqualTo(Shell.portrait(source));
    assertThat(Shell.run(target, "stat -c '%b' allhole")).isEqualTo("0\n");
  }

  @Test
  void bsdTarUnpacksEverythingAsItWas() throws IOException {
    Shell.needs("bsdtar");
    export(ArchiveFormat.TAR, "it.tar");

    Shell.run(target, "LC_ALL=C.UTF-8 bsdtar --numeric-owner -xpf ../it.tar 2>&1");

    assertThat(Shell.portrait(target)).isEqualTo(Shell.portrait(source));
  }

  @Test
  void zstdAndTarReadWhatIsCompressed() throws IOException {
    Shell.needs("zstd");
    var exported = export(ArchiveFormat.TAR_ZST, "it.tar.zst");

    assertThat(exported.archiveBytes()).isEqualTo(Files.size(temp.resolve("it.tar.zst")));
    assertThat(exported.notes()).isEmpty();
    Shell.run(temp, "zstd -qdc it.tar.zst | tar -xpf - -C target --numeric-owner");
    assertThat(Shell.run(target, "sha256sum plain/large"))
        .isEqualTo(Shell.run(source, "sha256sum plain/large"));
  }

  @Test
  void unzipReadsTheZipAndWhatItLacksIsSaid() throws IOException {
    Shell.needs("unzip");
    var exported = export(ArchiveFormat.ZIP, "it.zip");

    Shell.run(target, "LC_ALL=C.UTF-8 unzip -qK ../it.zip && unzip -tq ../it.zip");

    var look =
        "sha256sum plain/again plain/file plain/large plain/nothing sparse tail ひかえ 2>/dev/null;"
            + " readlink link plain/sub/link; stat -c '%a %s %Y' plain/large plain/file sparse";
    assertThat(Shell.run(target, look)).isEqualTo(Shell.run(source, look));
    assertThat(String.join("\n", exported.notes()))
        .contains("3 hard links became copies")
        .contains("3 sparse files are written in full")
        .contains("FIFOs and devices were left out")
        .contains("names that are not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void backupRestoreAndExportCountTheSameEntries(boolean belowItsRoot) throws IOException {
    var base = belowItsRoot ? root() : "";

    var restored = vault.restore(snapshot, target, RestoreOptions.WHOLE.below(base), Progress.NONE);
    var exported = vault.planExport(snapshot, ExportOptions.as(ArchiveFormat.TAR).below(base));

    assertThat(restored.files()).isEqualTo(snapshot.figures().files());
    assertThat(exported.entries()).isEqualTo(snapshot.figures().files());
  }

  @ParameterizedTest
  @EnumSource(ArchiveFormat.class)
  void aPlanSaysWhatIsWritten(ArchiveFormat format) throws IOException {
    var options = ExportOptions.as(format).below(root());

    var plan = vault.planExport(snapshot, options);
    var exported = export(format, "it");

    assertThat(plan.entries()).isEqualTo(exported.entries());
    assertThat(plan.contentBytes()).isEqualTo(exported.contentBytes());
    assertThat(plan.notes()).isEqualTo(exported.notes());
    assertThat(plan.archiveBytes()).isZero();
  }

  @Test
  void onlyWhatIsAskedForIsWritten() throws IOException {
    Shell.needs("tar");
    write(ExportOptions.as(ArchiveFormat.TAR).only(List.of(source + "/plain/sub")), "it.tar");

    assertThat(Shell.run(temp, "tar tf it.tar").lines())
        .allMatch(line -> line.startsWith(root() + "/plain/sub"))
        .hasSize(3);
    assertThat(
            TestVaults.failureOf(
                () -> write(ExportOptions.as(ArchiveFormat.TAR).only(List.of("none")), "none")))
        .isEqualTo(VaultException.Code.NO_SUCH_SNAPSHOT);
  }

  @Test
  void aDamagedPackEndsTheExport() throws IOException {
    var packs = new ArrayList<String>();
    store.list("packs/", object -> packs.add(object.key()));
    for (var pack : packs) {
      var bytes = store.get(pack);
      var damaged = new byte[bytes.remaining()];
      bytes.get(damaged);
      if (damaged.length > 1_000_000) {
        damaged[damaged.length / 2] ^= 1;
        store.delete(pack);
        store.put(pack, ByteBuffer.wrap(damaged));
      }
    }

    assertThat(TestVaults.failureOf(() -> export(ArchiveFormat.TAR, "it.tar")))
        .isEqualTo(VaultException.Code.DAMAGED);
  }

  @ParameterizedTest
  @EnumSource(
      value = ArchiveFormat.class,
      names = {"TAR", "TAR_ZST"})
  void whatIsExportedAndImportedAgainIsTheSame(ArchiveFormat format) throws IOException {
    export(format, "it");

    var imported = imported(temp.resolve("it"));

    assertThat(imported.notes()).isEmpty();
    restore(imported);
    assertThat(Shell.portrait(target)).isEqualTo(Shell.portrait(source));
    assertThat(imported.figures().storedBytes()).isLessThan(100_000);
  }

  @Test
  void aZipComesBackAsFarAsZipGoes() throws IOException {
    export(ArchiveFormat.ZIP, "it");

    restore(imported(temp.resolve("it")));

    var look =
        "sha256sum plain/again plain/file plain/large plain/nothing sparse tail ひかえ; readlink link"
            + " plain/sub/link; stat -c '%a %s %Y %u:%g' plain/large plain/file sparse plain/sub";
    assertThat(Shell.run(target, look)).isEqualTo(Shell.run(source, look));
  }

  private Snapshot imported(Path archive) throws IOException {
    return vault
        .importArchive(
            new ArchiveSource.OfFile(archive),
            TestVaults.origin(),
            ImportOptions.USUAL,
            Progress.NONE)
        .snapshot()
        .orElseThrow();
  }

  private void restore(Snapshot point) throws IOException {
    var options = RestoreOptions.WHOLE.withOwners(OddFiles.weAreRoot());
    vault.restore(point, target, options, Progress.NONE);
  }

  private String root() {
    return snapshot.roots().getFirst();
  }

  private Exported export(ArchiveFormat format, String name) throws IOException {
    return write(ExportOptions.as(format).below(root()), name);
  }

  private Exported write(ExportOptions options, String name) throws IOException {
    try (var out = Files.newOutputStream(temp.resolve(name))) {
      return vault.export(snapshot, out, options, Progress.NONE);
    }
  }

  @Test
  void aMemberLargerThanTheHeaderHoldsHasItsSizeInARecord() throws IOException {
    var out = new ByteArrayOutputStream();
    var size = 9L << 30;
    new TarWriter(out)
        .beginFile("huge".getBytes(UTF_8), Attributes.plain(0100644, size, 0), List.of());
    assertThat(out.toString(UTF_8)).contains("size=" + size + "\n");
  }
}
