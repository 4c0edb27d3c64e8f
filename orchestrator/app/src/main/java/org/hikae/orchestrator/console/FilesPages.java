package org.hikae.orchestrator.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hikae.orchestrator.console.FilesView.Crumb;
import org.hikae.orchestrator.console.FilesView.Row;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.FilesDoor;
import org.hikae.orchestrator.http.FilesDoor.Folder;
import org.hikae.orchestrator.http.FilesDoor.Wanted;
import org.hikae.orchestrator.http.HandsOut;
import org.hikae.orchestrator.http.Needs;
import org.hikae.orchestrator.http.Right;
import org.hikae.protocol.FileRef;
import org.hikae.protocol.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The folders of a recovery point, and files out of them.
@Controller
@RequestMapping("/points/{service}/{mark}/{source}")
public final class FilesPages {
  private final FilesDoor door;
  private final Board board;
  private final Clock clock;

  public FilesPages(FilesDoor door, Board board, Clock clock) {
    this.door = door;
    this.board = board;
    this.clock = clock;
  }

  @GetMapping("/files")
  String files(
      @PathVariable("service") String service,
      @PathVariable("mark") String mark,
      @PathVariable("source") String source,
      @RequestParam(name = "path", defaultValue = "") String path,
      @RequestParam(name = "after", defaultValue = "") String after,
      HttpServletRequest request,
      Model model)
      throws InterruptedException {
    board.found(new ServiceId(service));
    var folder = door.folder(new Wanted(service, mark, source, null), path, after);
    var below = "/points/" + encoded(service) + "/" + encoded(mark) + "/" + encoded(source);
    var manner = Manner.of(request, clock);
    var naming = new Naming(manner, board.estate().now().orElse(null));
    model.addAttribute(
        "v",
        new FilesView(
            service,
            naming.service(new ServiceId(service)),
            mark,
            source,
            folder.vault(),
            crumbs(below, source, path),
            folder.files().stream().map(file -> row(file, below, path, manner)).toList(),
            address(below, "download", path) + "&as=zip",
            address(below, "download", path) + "&as=tar.zst",
            next(folder, below, path),
            after.isEmpty()));
    return "files";
  }

  private static @Nullable String next(Folder folder, String below, String path) {
    return folder.more()
        ? address(below, "files", path) + "&after=" + encoded(folder.files().getLast().name())
        : null;
  }

  private static List<Crumb> crumbs(String below, String source, String path) {
    var crumbs = new ArrayList<Crumb>();
    crumbs.add(new Crumb(source, address(below, "files", "")));
    for (var end = path.indexOf('/'); !path.isEmpty(); end = path.indexOf('/', end + 1)) {
      var here = end < 0 ? path : path.substring(0, end);
      crumbs.add(
          new Crumb(here.substring(here.lastIndexOf('/') + 1), address(below, "files", here)));
      if (end < 0) {
        break;
      }
    }
    return crumbs;
  }

  private static Row row(FileRef file, String below, String folder, Manner manner) {
    var path = folder.isEmpty() ? file.name() : folder + "/" + file.name();
    var address =
        switch (file.kind()) {
          case FOLDER -> address(below, "files", path);
          case FILE -> address(below, "download", path);
          case LINK, OTHER -> null;
        };
    return new Row(
        file.name(),
        file.kind().name().toLowerCase(Locale.ROOT),
        "%04o".formatted(file.mode()),
        file.kind() == FileRef.Kind.FILE ? manner.bytes(file.size()) : "",
        manner.moment(file.modified()),
        file.target(),
        address);
  }

  private static String address(String below, String what, String path) {
    return below + "/" + what + "?path=" + encoded(path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Never shown, always kept as a file.
  @GetMapping("/download")
  @Needs(Right.RUN)
  @HandsOut
  void download(
      @PathVariable("service") String service,
      @PathVariable("mark") String mark,
      @PathVariable("source") String source,
      @RequestParam(name = "path", defaultValue = "") String path,
      @RequestParam(name = "as", defaultValue = "file") String as,
      HttpServletResponse response)
      throws IOException, InterruptedException {
    door.handOver(new Wanted(service, mark, source, null), path, as, response);
  }
}
