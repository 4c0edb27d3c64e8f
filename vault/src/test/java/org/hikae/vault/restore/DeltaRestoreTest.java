package org.hikae.vault.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.vault.FileBackup;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.RestoreOptions.Existing;
import org.hikae.vault.Restored;
import org.hikae.vault.Shell;
import org.hikae.vault.Snapshot;
import org.hikae.vault.TestVaults;
import org.hikae.vault.Vault;
import org.hikae.vault.VaultException;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Restores over what is there.
@EnabledOnOs(OS.LINUX)
final class DeltaRestoreTest {
  private static final int LARGE = 8 << 20;

  @TempDir Path temp;
  private final MemoryStore store = new MemoryStore();
  private Vault vault;
  private Path source;
  private Path target;
  private Snapshot snapshot;

  @BeforeEach
  void backUpAndRestore() throws IOException {
    vault = TestVaults.create(store);
    source = Files.createDirectory(temp.resolve("source"));
    target = temp.resolve("target");
    var large = new byte[LARGE];
    new Random(1).nextBytes(large);
    Files.write(source.resolve("large"), large);
    Shell.run(
        source,
        """
        mkdir -p d/e; printf one > d/one; printf two > d/e/two; ln -s one d/link; mkfifo d/pipe
        printf linked > a; ln a b; chmod 640 d/one; chmod 711 d
        truncate -s 6M sparse; printf x | dd of=sparse bs=1 seek=3000000 conv=notrunc status=none
        touch -d '2020-01-01 00:00:00.5' d d/e d/one large
        """);
    snapshot =
        vault.backUp(
            new FileBackup(TestVaults.origin(), List.of(source), List.of()), Progress.NONE);
    restore(options(Existing.NONE));
  }

  private RestoreOptions options(Existing existing) {
    return RestoreOptions.WHOLE.below(snapshot.roots().getFirst()).over(existing);
  }

  private Restored restore(RestoreOptions options) throws IOException {
    return vault.restore(snapshot, target, options, Progress.NONE);
  }

  private void assertRestored() throws IOException {
    assertThat(Shell.portrait(target)).isEqualTo(Shell.portrait(source));
  }

  @Test
  void whatIsTheSameIsNotTouched() throws IOException {
    var look = "find . -mindepth 1 ! -name a ! -name b -printf '%p %i %C@\\n' | sort";
    var before = Shell.run(target, look);

    var restored = restore(options(Existing.COMPARED));

    assertThat(Shell.run(target, look)).isEqualTo(before);
    assertThat(restored.writtenBytes()).isEqualTo("linked".length()); // made anew: two names
    assertThat(restored.leftFiles()).isEqualTo(4);
    assertThat(restored.reusedBytes()).isGreaterThan(LARGE);
    assertRestored();
  }

  @Test
  void onlyWhatDiffersInALargeFileIsWritten() throws IOException {
    var inode = Shell.run(target, "stat -c %i large");
    try (var file = new RandomAccessFile(target.resolve("large").toFile(), "rw")) {
      file.seek(5_000_000);
      file.write(new byte[100]);
      file.setLength(LARGE + 1000);
    }

    var restored = restore(options(Existing.COMPARED));

    assertThat(restored.writtenBytes()).isBetween(1L, 600_000L);
    assertThat(restored.fetchedBytes()).isLessThan(3 << 20);
    assertThat(Shell.run(target, "stat -c %i large")).isEqualTo(inode);
    assertRestored();
  }

  @Test
  void whatWasFilledInIsAHoleAgain() throws IOException {
    Shell.run(target, "head -c 6291456 /dev/urandom > sparse");

    restore(options(Existing.COMPARED));

    assertRestored();
    assertThat(Long.parseLong(Shell.run(target, "stat -c %b sparse").strip())).isLessThan(1000);
  }

  @Test
  void attributesAloneAreSetWithoutWriting() throws IOException {
    Shell.run(target, "chmod 777 d/one d; touch d/e/two large; ln -sf elsewhere d/link");

    var restored = restore(options(Existing.COMPARED));

    assertThat(restored.writtenBytes()).isEqualTo("linked".length());
    assertRestored();
  }

  @Test
  void whatIsClosedForItsOwnerIsOpenedUp() throws IOException {
    Shell.run(target, "printf xxx > d/e/two; chmod 0 d/e/two; chmod 500 d/e; rm -f large");

    restore(options(Existing.COMPARED));

    assertRestored();
  }

  @Test
  void timesAreBelievedOnlyWhenThatIsAskedFor() throws IOException {
    Shell.run(target, "touch -r d/one stamp; printf eno > d/one; touch -r stamp d/one; rm stamp");

    restore(options(Existing.BELIEVED));
    assertThat(target.resolve("d/one")).hasContent("eno");

    restore(options(Existing.COMPARED));
    assertRestored();
  }

  @Test
  void whatThePointDoesNotHaveIsLeftUnlessItIsToBeExact() throws IOException {
    var outside = Files.createDirectory(temp.resolve("outside"));
    Files.writeString(outside.resolve("file"), "untouched");
    Shell.run(target, "mkdir -p x/y d/z; echo 1 > x/y/f; echo 2 > d/new; chmod 0 x/y");
    Files.createSymbolicLink(target.resolve("x/out"), outside);

    restore(options(Existing.COMPARED));
    assertThat(target.resolve("d/new")).hasContent("2");

    var restored = restore(options(Existing.COMPARED).exact(true));
    assertThat(restored.removed()).isEqualTo(3);
    assertRestored();
    assertThat(outside.resolve("file")).hasContent("untouched");
  }

  @Test
  void onlyFoldersThatAreBroughtBackAreMadeExact() throws IOException {
    Shell.run(target, "echo 1 > d/new; echo 2 > new");

    restore(
        options(Existing.COMPARED).exact(true).only(List.of(snapshot.roots().getFirst() + "/d")));

    assertThat(target.resolve("d/new")).doesNotExist();
    assertThat(target.resolve("new")).hasContent("2\n");
  }

  @Test
  void foldersThatOnlyLeadToOthersAreNeverMadeExact() throws IOException {
    var elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("neighbour"), "mine");
    var whole = RestoreOptions.WHOLE.over(Existing.COMPARED).exact(true);

    vault.restore(snapshot, elsewhere, whole, Progress.NONE);

    assertThat(elsewhere.resolve("neighbour")).hasContent("mine");
    assertThat(elsewhere.resolve(snapshot.roots().getFirst()).resolve("d/one")).hasContent("one");
  }

  @Test
  void whatIsOfAnotherKindGoesOnlyWhenItIsToBeExact() throws IOException {
    Shell.run(target, "rm large; mkdir large; echo 1 > large/x; rm -r d; echo file > d");

    var plan = vault.planRestore(snapshot, target, options(Existing.COMPARED), Progress.NONE);
    assertThat(plan.obstacles()).hasSize(2);
    assertThat(TestVaults.failureOf(() -> restore(options(Existing.COMPARED))))
        .isEqualTo(VaultException.Code.TARGET_UNWRITABLE);
    assertThat(target.resolve("large/x")).exists();

    restore(options(Existing.COMPARED).exact(true));
    assertRestored();
  }

  @Test
  void aPlanSaysWhatIsThenDoneAndDoesNothing() throws IOException {
    Shell.run(target, "echo 1 > new; printf xxx > d/one; rm d/e/two; chmod 700 d");
    try (var file = new RandomAccessFile(target.resolve("large").toFile(), "rw")) {
      file.write(new byte[100]);
    }
    var before = Shell.portrait(target);
    var options = options(Existing.COMPARED).exact(true);

    var plan = vault.planRestore(snapshot, target, options, Progress.NONE);

    assertThat(Shell.portrait(target)).isEqualTo(before);
    assertThat(plan.removals()).containsExactly("new");
    assertThat(plan.freeBytes()).isPositive();
    var restored = restore(options);
    assertThat(plan.writeBytes()).isEqualTo(restored.writtenBytes());
    assertThat(plan.reusedBytes()).isEqualTo(restored.reusedBytes());
    assertThat(plan.fetchBytes()).isEqualTo(restored.fetchedBytes());
    assertThat(plan.removed()).isEqualTo(restored.removed());
    assertThat(plan.created() + plan.changed() + plan.left()).isEqualTo(restored.files());
    assertRestored();
  }

  @Test
  void aPlanForAnEmptyPlaceMakesNothing() throws IOException {
    var nowhere = temp.resolve("nowhere");

    var plan = vault.planRestore(snapshot, nowhere, options(Existing.NONE), Progress.NONE);

    assertThat(nowhere).doesNotExist();
    assertThat(plan.changed() + plan.left()).isZero();
    assertThat(plan.needBytes()).isBetween((long) LARGE, LARGE + 500_000L);
    assertThat(plan.fits()).isTrue();
  }

  @Test
  void whereverItIsCutTheSameCommandRepairsIt() throws IOException {
    Shell.run(target, "head -c 8388608 /dev/urandom > large; printf xxx > d/one; rm d/e/two");
    var done = false;
    for (var allowed = 1; !done; allowed++) {
      done = restoredThrough(new Failing(store, allowed));
    }

    assertRestored();
  }

  private boolean restoredThrough(Store cut) throws IOException {
    try (var through = Vault.open(cut, TestVaults.key())) {
      through.restore(snapshot, target, options(Existing.COMPARED), Progress.NONE);
      return true;
    } catch (StoreException _) {
      return false;
    }
  }

  /// A store that fails after some reads of packs.
  private static final class Failing extends ForwardingStore {
    private final AtomicInteger left;

    Failing(Store store, int allowed) {
      super(store);
      this.left = new AtomicInteger(allowed);
    }

    @Override
    public ByteBuffer get(String key, long offset, int length) throws IOException {
      if (key.startsWith("packs/") && left.decrementAndGet() < 0) {
        throw new StoreException.Unavailable(address(), "cut", new IOException("cut"));
      }
      return super.get(key, offset, length);
    }
  }

  @Test
  void aFileWithAnotherNameElsewhereIsNotWrittenThrough() throws IOException {
    var outside = Files.writeString(temp.resolve("outside"), "precious");
    Files.delete(target.resolve("d/one"));
    Files.createLink(target.resolve("d/one"), outside);

    restore(options(Existing.COMPARED));

    assertThat(outside).hasContent("precious");
    assertThat(target.resolve("d/one")).hasContent("one");
    assertRestored();
  }

  @Test
  void aLinkWhereAFolderBelongsIsNeverFollowed() throws IOException {
    var outside = Files.createDirectory(temp.resolve("outside"));
    Shell.run(target, "rm -r d");
    Files.createSymbolicLink(target.resolve("d"), outside);

    assertThat(TestVaults.failureOf(() -> restore(options(Existing.COMPARED))))
        .isEqualTo(VaultException.Code.TARGET_UNWRITABLE);
    assertThat(outside).isEmptyDirectory();

    restore(options(Existing.COMPARED).exact(true));
    assertThat(outside).isEmptyDirectory();
    assertRestored();
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeAnythingIsWritten() throws IOException {
    assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "needs root");
    var small = Files.createDirectory(temp.resolve("small"));
    Shell.run(temp, "mount -t tmpfs -o size=4m none small");
    try {
      assertThatThrownBy(
              () ->
                  vault.restore(
                      snapshot, small.resolve("x"), options(Existing.NONE), Progress.NONE))
          .isInstanceOfSatisfying(
              VaultException.class,
              e -> assertThat(e.code()).isEqualTo(VaultException.Code.OUT_OF_SPACE))
          .hasMessageContaining("are free");
      assertThat(small).isEmptyDirectory();
    } finally {
      Shell.run(temp, "umount small");
    }
  }
}
