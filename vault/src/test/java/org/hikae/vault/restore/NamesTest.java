package org.hikae.vault.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Surroundings;
import org.hikae.vault.TestVaults;
import org.hikae.vault.VaultException;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.archive.ArchiveFormat;
import org.hikae.vault.archive.ExportOptions;
import org.hikae.vault.archive.ExportRun;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.key.Keyring;
import org.hikae.vault.key.MasterKey;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.FrameBuilder;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.pack.PackWriter;
import org.hikae.vault.pack.Uploads;
import org.hikae.vault.store.testing.MemoryStore;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;
import org.hikae.vault.tree.TreeWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A vault in which a writer with the key put the wrong bytes under a name: every seal is right.
final class NamesTest {
  @TempDir Path temp;
  private Opened vault;
  private Manifest manifest;

  @BeforeEach
  void makeALyingVault() throws IOException {
    var random = new SecureRandom();
    var keys = new Keyring(MasterKey.random(new byte[16], random), random);
    vault =
        new Opened(new MemoryStore(), keys, VaultSettings.DEFAULT, Surroundings.ofThisMachine());
    var name = keys.namer().name("expected".getBytes(UTF_8), 0, 8);
    store(PackKind.DATA, name, "tampered".getBytes(UTF_8));
    var pieces = new ArrayList<byte[]>();
    var tree =
        new TreeWriter(
            (bytes, count) -> {
              pieces.add(Arrays.copyOf(bytes, count));
              return keys.namer().name(bytes, 0, count);
            });
    tree.folder(new TreeItem.Folder(TreePath.TOP, Attributes.plain(0040755, 0, 1)));
    tree.entry(
        new TreeItem.Entry(
            "file".getBytes(UTF_8),
            Attributes.plain(0100644, 8, 1),
            new Content.Pieces(false, List.of(new Content.Piece(name, 8)), List.of())));
    var names = tree.finish();
    store(PackKind.TREE, names.getFirst(), pieces.getFirst());
    manifest =
        new Manifest(
            TestVaults.origin(),
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty(),
            List.of(""),
            new Snapshot.Figures(2, 8, 8, 8),
            List.of(),
            names);
  }

  private void store(PackKind kind, BlobName name, byte[] bytes) throws IOException {
    var packs = new ArrayList<FinishedPack>();
    try (var uploads = new Uploads(vault.store(), Optional.empty(), (_, pack) -> packs.add(pack))) {
      var writer = new PackWriter(kind, 1 << 20, vault.keys(), uploads);
      try (var frame = new FrameBuilder(writer, vault.keys(), 3)) {
        frame.add(name, bytes, 0, bytes.length);
        frame.flush();
      }
      writer.flush();
      uploads.await();
    }
    vault.index(kind).publish(packs);
  }

  private void restore(RestoreOptions options) throws IOException {
    var id = vault.manifests().publish(manifest);
    new RestoreRun(vault, id, manifest, temp.resolve("out"), options, Progress.NONE).run();
  }

  @Test
  void aBlobThatIsNotWhatItsNameSaysIsNeverRestored() {
    assertThat(TestVaults.failureOf(() -> restore(RestoreOptions.WHOLE)))
        .isEqualTo(VaultException.Code.DAMAGED);
    assertThat(temp.resolve("out/file")).doesNotExist();
  }

  @Test
  void norIsItExported() throws IOException {
    var id = vault.manifests().publish(manifest);
    var run =
        new ExportRun(vault, id, manifest, ExportOptions.as(ArchiveFormat.TAR), Progress.NONE);

    assertThat(TestVaults.failureOf(() -> run.run(java.io.OutputStream.nullOutputStream())))
        .isEqualTo(VaultException.Code.DAMAGED);
  }

  @Test
  void whoeverDoesWithoutTheComparisonGetsWhatIsThere() throws IOException {
    restore(RestoreOptions.WHOLE.comparingNames(false));

    assertThat(temp.resolve("out/file")).hasContent("tampered");
  }
}
