import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A place to restore to. As root it is a new ext4 on a loop device, because making files in an old
/// one shortly after many were deleted is several times slower; otherwise a new folder.
record FreshDisk(Path folder, Optional<Path> image, Optional<String> device)
    implements AutoCloseable {

  static FreshDisk make(Options options, long bytes, long files) throws IOException {
    var folder = options.work().resolve("restore");
    Trees.delete(folder);
    Files.createDirectories(folder);
    if (!options.isRoot()) {
      return new FreshDisk(folder, Optional.empty(), Optional.empty());
    }
    var image = options.work().resolve("restore.img");
    var mebibytes = (bytes + bytes / 2 + files * (24 << 10) >> 20) + 512;
    run("truncate", "-s", mebibytes + "M", image.toString());
    var device = run("losetup", "--find", "--show", "--direct-io=on", image.toString()).strip();
    try {
      run("mkfs.ext4", "-q", "-m", "0", device);
      run("mount", device, folder.toString());
    } finally {
      run("losetup", "-d", device); // it goes with its mount, even when this program is killed
    }
    return new FreshDisk(folder, Optional.of(image), Optional.of(device));
  }

  @Override
  public void close() throws IOException {
    if (device.isPresent()) {
      run("umount", folder.toString());
      Files.delete(image.orElseThrow());
    }
    Trees.delete(folder);
  }

  private static String run(String... command) throws IOException {
    return Measured.outputOf(List.of(command), Map.of());
  }
}
