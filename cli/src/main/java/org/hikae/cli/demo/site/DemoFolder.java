package org.hikae.cli.demo.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The one folder in which everything of the demo lives.
public record DemoFolder(Path path) {
  /// A file that marks a folder as the demo's own, so that no other is ever cleared.
  private static final String MARK = ".hikae-demo";

  /// Makes the folder, or clears one that an earlier demo has left.
  public static DemoFolder prepare(Path path) throws IOException {
    Files.createDirectories(path);
    var folder = new DemoFolder(path.toRealPath());
    if (Files.exists(folder.path.resolve(MARK))) {
      new Residents(folder.path).kill();
      folder.clear(List.of(MARK));
    } else if (!folder.isEmpty()) {
      throw new NotOurs(path);
    }
    Files.writeString(
        folder.path.resolve(MARK), "Made by 'hikae demo'; cleared by the next one.\n");
    return folder;
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

  public Path result() {
    return path.resolve("result.json");
  }

  /// Removes everything but what is worth reading afterwards.
  public void clearSites() throws IOException {
    clear(List.of(MARK, "report.html", "result.json", "logs"));
  }

  private boolean isEmpty() throws IOException {
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

  private static void remove(Path tree) throws IOException {
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
