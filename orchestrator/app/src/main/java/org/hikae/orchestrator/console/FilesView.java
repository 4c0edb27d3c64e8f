package org.hikae.orchestrator.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A folder in a recovery point, in one language, ready to be set.
///
/// @param crumbs the folders above it, from the top; the last is the folder itself
/// @param zip where it is had as zip, and `tarZst` as tar.zst
/// @param next where the next page is; null on the last
/// @param first whether this is its first page
public record FilesView(
    String service,
    String name,
    String mark,
    String source,
    String vault,
    List<Crumb> crumbs,
    List<Row> files,
    String zip,
    String tarZst,
    @Nullable String next,
    boolean first) {
  public FilesView {
    crumbs = List.copyOf(crumbs);
    files = List.copyOf(files);
  }

  /// A folder on the way.
  public record Crumb(String name, String address) {}

  /// @param kind folder, file, link or other
  /// @param size empty for what is no file
  /// @param target where a link leads
  /// @param address of a folder its page, of a file where it is had; null for the rest
  public record Row(
      String name,
      String kind,
      String mode,
      String size,
      String modified,
      String target,
      @Nullable String address) {}

  /// The folder's own name.
  public String title() {
    return crumbs.getLast().name();
  }
}
