package org.hikae.cli.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where in the API something is. Whatever was typed stays one part of the path or one value of the
/// query.
///
/// @param text as it stands in a request
public record ApiPath(String text) {
  private static final String ROOT = "/api/v1/";

  /// The path of these parts: `of("users", name, "reset")`.
  public static ApiPath of(String... parts) {
    return new ApiPath(
        Arrays.stream(parts).map(ApiPath::part).collect(Collectors.joining("/", ROOT, "")));
  }

  /// The same, one part further.
  public ApiPath then(String... parts) {
    return new ApiPath(
        Arrays.stream(parts).map(ApiPath::part).collect(Collectors.joining("/", text + "/", "")));
  }

  /// The same, asked with a value more, unless it is null.
  public ApiPath with(String name, @Nullable Object value) {
    return value == null
        ? this
        : new ApiPath(
            text + (text.contains("?") ? "&" : "?") + name + "=" + encoded(value.toString()));
  }

  private static String part(String part) {
    return encoded(part).replace("+", "%20");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
