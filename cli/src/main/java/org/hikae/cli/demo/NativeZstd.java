package org.hikae.cli.demo;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.ZstdVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/// The compressor's native code beside the jars: else every command unpacks it to the machine's
/// folder for temporary files, and one that is killed leaves it there.
record NativeZstd(Path distribution) {

  /// Unpacks it, where there is one for this machine. Nothing depends on it.
  void unpack() throws IOException {
    var name = "libzstd-jni-" + ZstdVersion.VERSION + ".so";
    var machine =
        System.getProperty("os.name").toLowerCase(Locale.ROOT)
            + "/"
            + System.getProperty("os.arch");
    try (var code = Zstd.class.getResourceAsStream("/" + machine + "/" + name)) {
      if (code != null) {
        var fresh = Files.createTempFile(distribution, name, ".new");
        Files.copy(code, fresh, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(fresh, distribution.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }
}
