package org.hikae.orchestrator.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.hikae.orchestrator.http.FilesDoor.Wanted;
import org.hikae.protocol.FileRef;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The files in a recovery point: what is there, and any of them.
@RestController
@RequestMapping("/api/v1/points/{service}/{mark}")
public final class FilesApi {
  private final FilesDoor door;

  public FilesApi(FilesDoor door) {
    this.door = door;
  }

  /// @param name what is not UTF-8 is written \\xff, a backslash \\\\; paths are made of such names
  /// @param kind FILE, FOLDER, LINK or OTHER
  /// @param mode the permission bits, octal: 0640
  /// @param target where a symbolic link leads; null for everything else
  record FileView(
      String name,
      String kind,
      String mode,
      int uid,
      int gid,
      long size,
      Instant modified,
      @Nullable String target) {
    static FileView of(FileRef file) {
      return new FileView(
          file.name(),
          file.kind().name(),
          "%04o".formatted(file.mode()),
          file.uid(),
          file.gid(),
          file.size(),
          file.modified(),
          file.target().isEmpty() ? null : file.target());
    }
  }

  /// @param vault which vault was looked into
  /// @param next what to say as `after` for those that follow; null when these are the last
  record FolderView(
      String service,
      String mark,
      String source,
      String vault,
      String path,
      List<FileView> files,
      @Nullable String next) {}

  @GetMapping("/files")
  @Says("What a folder in a recovery point holds, by name, up to 200 at a time.")
  FolderView files(
      @PathVariable("service") String service,
      @PathVariable("mark") String mark,
      @RequestParam(name = "source", required = false) @Nullable String source,
      @RequestParam(name = "vault", required = false) @Nullable String vault,
      @RequestParam(name = "path", defaultValue = "") String path,
      @RequestParam(name = "after", defaultValue = "") String after)
      throws InterruptedException {
    var folder = door.folder(new Wanted(service, mark, source, vault), path, after);
    return new FolderView(
        service,
        mark,
        folder.source(),
        folder.vault(),
        path,
        folder.files().stream().map(FileView::of).toList(),
        folder.more() ? folder.files().getLast().name() : null);
  }

  @GetMapping(path = "/download", produces = "application/octet-stream")
  @Needs(Right.RUN)
  @HandsOut
  @Says(
      "A file of a recovery point as it is, or a folder as zip or tar.zst; written down who has"
          + " it.")
  void download(
      @PathVariable("service") String service,
      @PathVariable("mark") String mark,
      @RequestParam(name = "source", required = false) @Nullable String source,
      @RequestParam(name = "vault", required = false) @Nullable String vault,
      @RequestParam(name = "path", defaultValue = "") String path,
      @RequestParam(name = "as", defaultValue = "file") String as,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    door.handOver(new Wanted(service, mark, source, vault), path, as, response);
  }
}
