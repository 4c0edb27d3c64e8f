package org.hikae.source.mariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikae.source.ExternalProgram;
import org.hikae.source.PrivateFolder;

/// Makes a data directory, beside its place first, so that one that is there is whole.
record MariaDbCreation(MariaDbPrograms programs, Path data, Duration limit) {

  void run() throws IOException {
    var partial = data.resolveSibling(data.getFileName() + ".new");
    if (Files.exists(partial)) {
      new PrivateFolder(partial).close(); // left by a creation that was killed
    }
    Files.createDirectories(partial);
    new ExternalProgram(installDb(partial), limit).run();
    MariaDbFolders.makePrivate(partial);
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private List<String> installDb(Path target) {
    var line =
        new ArrayList<>(
            List.of(
                programs.installDb().toString(),
                "--no-defaults",
                "--datadir=" + target,
                "--auth-root-authentication-method=socket",
                "--skip-test-db"));
    if (MariaDbFolders.weAreRoot()) {
      line.add("--user=root");
    }
    return line;
  }
}
