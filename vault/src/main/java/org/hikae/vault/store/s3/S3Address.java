package org.hikae.vault.store.s3;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hikae.vault.store.StoreException;

/// `s3:PLACE/BUCKET/PREFIX`, where the place is a region (`ap-northeast-1`), a host
/// (`minio.example:9000`, reached by HTTPS) or the beginning of a URL (`http://127.0.0.1:9000`).
public record S3Address(String place, String bucket, String prefix) {
  private static final Pattern FORM =
      Pattern.compile("s3:((?:https?://)?[^/]+)/([^/]+)((?:/[^/]+)*)/?");

  public static S3Address parse(String address) throws StoreException {
    var matcher = FORM.matcher(address);
    if (!matcher.matches()) {
      throw new StoreException.Unusable(
          address + " does not say region or endpoint, and bucket",
          "Write s3:ap-northeast-1/BUCKET/PREFIX or s3:https://HOST:PORT/BUCKET/PREFIX.");
    }
    return of(matcher);
  }

  private static S3Address of(Matcher matcher) {
    var folder = matcher.group(3);
    var prefix = folder.isEmpty() ? "" : folder.substring(1) + "/";
    return new S3Address(matcher.group(1), matcher.group(2), prefix);
  }

  /// Where requests go, unless the place is one of Amazon's regions.
  public Optional<URI> endpoint() {
    if (place.contains("://")) {
      return Optional.of(URI.create(place));
    }
    var isHost = place.contains(".") || place.contains(":");
    return isHost ? Optional.of(URI.create("https://" + place)) : Optional.empty();
  }

  /// The region, when the place is one.
  public Optional<String> region() {
    return endpoint().isPresent() ? Optional.empty() : Optional.of(place);
  }

  @Override
  public String toString() {
    var folder = prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1);
    return "s3:" + place + "/" + bucket + folder;
  }
}
