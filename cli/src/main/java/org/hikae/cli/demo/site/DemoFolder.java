package org.hikae.cli.demo.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The one folder in which everything of the demo lives.
///
/// @param lock held as long as the demo has the folder; it ends with the process at the latest
public record DemoFolder(Path path, FileLock lock) {
  /// A file that marks a folder as the demo's own, so that no other is ever cleared.
  private static final String MARK = ".hikae-demo";

  /// What earlier demos came to.
  private static final String REPORTS = "reports";

  /// Makes the folder, or clears one that an earlier demo has left; what that came to is kept.
  public static DemoFolder prepare(Path path) throws IOException {
    Files.createDirectories(path);
    var real = path.toRealPath();
    var ours = Files.exists(real.resolve(MARK));
    if (!ours && !isEmpty(real)) {
      throw new NotOurs(path);
    }
    var folder = new DemoFolder(real, locked(path, real.resolve(MARK)));
    if (ours) {
      new Residents(real).kill();
    }
    new EarlierReports(real.resolve(REPORTS))
        .take(folder.report(), List.of(folder.printedReport(), folder.result()));
    folder.clear(List.of(MARK, REPORTS));
    return folder;
  }

  private static FileLock locked(Path path, Path mark) throws IOException {
    var channel = FileChannel.open(mark, CREATE, WRITE);
    try {
      var lock = channel.tryLock();
      if (lock == null) {
        throw new Occupied(path);
      }
      channel.write(UTF_8.encode("Made by 'hikae demo'; cleared by the next one.\n"));
      return lock;
    } catch (OverlappingFileLockException _) {
      channel.close();
      throw new Occupied(path);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// Another demo is being played in the folder.
  public static final class Occupied extends IOException {
    Occupied(Path path) {
      super("another demo is being played in " + path);
    }
  }

  /// The folder holds files that are not the demo's.
  public static final class NotOurs extends IOException {
    NotOurs(Path path) {
      super(path + " holds files that are not the demo's");
    }
  }

  public Path site(String site) {
    return path.resolve(site);
  }

  public Path agent(String site) {
    return site(site).resolve("agent");
  }

  public Path orchestrator(String site) {
    return site(site).resolve("orchestrator");
  }

  public Path documents(String site) {
    return agent(site).resolve("service/documents");
  }

  public Path database(String site) {
    return agent(site).resolve("service/pg");
  }

  public Path log(String site, String process) {
    return path.resolve("logs").resolve(site + "-" + process + ".log");
  }

  /// The identity of the person who runs the demo.
  public Path operator() {
    return path.resolve("operator");
  }

  public Path report() {
    return path.resolve("report.html");
  }

  /// The same on paper, in the language of whoever watches.
  public Path printedReport() {
    return path.resolve("report.pdf");
  }

  public Path result() {
    return path.resolve("result.json");
  }

  /// The next demo may have it.
  public void release() throws IOException {
    lock.acquiredBy().close();
  }

  /// Removes everything but what is worth reading afterwards.
  public void clearSites() throws IOException {
    clear(List.of(MARK, REPORTS, "report.html", "report.pdf", "result.json", "logs"));
  }

  private static boolean isEmpty(Path path) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private void clear(List<String> kept) throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      for (var entry : entries.toList()) {
        if (!kept.contains(entry.getFileName().toString())) {
          remove(entry);
        }
      }
    }
  }

  static void remove(Path tree) throws IOException {
    if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> all = Files.walk(tree)) {
        for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    } else {
      Files.delete(tree);
    }
  }
}
