package org.hikae.postgres.server;

import static org.hikae.postgres.server.PostgresException.Code.NO_BINARIES;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL that comes on the class path as a compressed tar archive. It is unpacked into a
/// folder named by the archive's hash, beside it first and then moved into place, so that a folder
/// that is there is whole, and a newer Hikae brings its own.
record BundledArchive(String resource) {

  static BundledArchive ofThisMachine() throws IOException {
    var system = System.getProperty("os.name");
    var processor = System.getProperty("os.arch");
    if (!system.equals("Linux")) {
      throw none(system + " on " + processor);
    }
    return switch (processor) {
      case "amd64", "x86_64" -> new BundledArchive("/postgres-linux-x86_64.txz");
      case "aarch64", "arm64" -> new BundledArchive("/postgres-linux-arm_64.txz");
      default -> throw none(system + " on " + processor);
    };
  }

  Path unpackedBelow(Path cache) throws IOException {
    var target = cache.resolve("postgres-" + fingerprint());
    if (Files.isDirectory(target)) {
      return target;
    }
    Files.createDirectories(cache);
    var partial = Files.createTempDirectory(cache, "postgres-unpacking-");
    try {
      unpack(partial);
      moveIntoPlace(partial, target);
    } finally {
      Folders.delete(partial);
    }
    return target;
  }

  private static void moveIntoPlace(Path partial, Path target) throws IOException {
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) { // otherwise another process was faster, with the same bytes
        throw e;
      }
    }
  }

  private void unpack(Path folder) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(), 1 << 16)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        var path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException(resource + " has an entry outside of itself: " + entry.getName());
        }
        place(entry, path, tar);
      }
    }
  }

  private static void place(TarArchiveEntry entry, Path path, InputStream content)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(Folders.parentOf(path));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, path);
      Files.setPosixFilePermissions(path, Folders.permissions(entry.getMode() & 0755));
    }
  }

  private String fingerprint() throws IOException {
    try (var in = open()) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[1 << 16];
      for (int n; (n = in.read(buffer)) >= 0; ) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private InputStream open() throws IOException {
    var in = BundledArchive.class.getResourceAsStream(resource);
    if (in == null) {
      throw none("this installation, which lacks " + resource);
    }
    return in;
  }

  private static PostgresException none(String where) {
    return new PostgresException(
        NO_BINARIES,
        "there is no bundled PostgreSQL for " + where,
        "install postgresql " + PostgresBinaries.OLDEST_MAJOR + " or newer");
  }
}
