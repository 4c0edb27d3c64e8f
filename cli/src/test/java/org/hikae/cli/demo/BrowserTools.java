package org.hikae.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/// Playwright and axe, fetched by npm into the build's folder. Where npm cannot be had, tests are
/// skipped and say so.
final class BrowserTools {
  private static final Path FOLDER = Path.of("target/browser").toAbsolutePath();
  private static final Path LOG = FOLDER.resolve("npm.log");
  private static final long MINUTES_TO_INSTALL = 5;

  private BrowserTools() {}

  /// Where they are.
  static Path modules() throws IOException, InterruptedException {
    var modules = FOLDER.resolve("node_modules");
    if (!Files.exists(modules.resolve("axe-core/axe.min.js"))) {
      Files.createDirectories(FOLDER);
      install(
          "playwright-core@" + System.getenv("PLAYWRIGHT_VERSION"),
          "axe-core@" + System.getenv("AXE_VERSION"));
    }
    return modules;
  }

  private static void install(String... packages) throws IOException, InterruptedException {
    var line =
        new ArrayList<>(
            List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"));
    line.addAll(List.of("--cache", FOLDER.resolve("npm-cache").toString()));
    line.addAll(List.of(packages));
    Process npm;
    try {
      npm =
          new ProcessBuilder(line)
              .directory(FOLDER.toFile())
              .redirectErrorStream(true)
              .redirectOutput(LOG.toFile())
              .start();
    } catch (IOException absent) {
      throw new TestAbortedException("npm is not installed: Playwright cannot be had", absent);
    }
    if (!npm.waitFor(MINUTES_TO_INSTALL, TimeUnit.MINUTES) || npm.exitValue() != 0) {
      npm.destroy();
      throw new TestAbortedException("npm could not install Playwright and axe, see " + LOG);
    }
  }
}
