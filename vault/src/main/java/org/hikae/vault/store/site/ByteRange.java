package org.hikae.vault.store.site;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Bytes `begin` to before `end`: the one form of HTTP's ranges that is spoken here.
record ByteRange(long begin, long end) {
  private static final Pattern HEADER = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");

  static Optional<ByteRange> parse(@Nullable String header) {
    return Optional.ofNullable(header)
        .map(HEADER::matcher)
        .filter(Matcher::matches)
        .map(m -> new ByteRange(Long.parseLong(m.group(1)), Long.parseLong(m.group(2)) + 1))
        .filter(range -> range.begin < range.end);
  }

  static ByteRange at(long offset, int length) {
    return new ByteRange(offset, offset + length);
  }

  long length() {
    return end - begin;
  }

  /// As a request asks for it.
  String header() {
    return "bytes=" + begin + "-" + (end - 1);
  }

  /// As a reply gives it.
  String of(long size) {
    return "bytes " + begin + "-" + (end - 1) + "/" + size;
  }
}
