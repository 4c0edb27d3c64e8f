package org.hikae.vault.store.s3;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hikae.vault.store.Endpoints;
import org.hikae.vault.store.StoreException;

/// `s3:PLACE/BUCKET/PREFIX`, where the place is a region (`ap-northeast-1`), a host
/// (`minio.example:9000`, reached by HTTPS) or the beginning of a URL (`http://127.0.0.1:9000`).
///
/// @param endpoint where requests go, unless the place is one of Amazon's regions
public record S3Address(String place, Optional<URI> endpoint, String bucket, String prefix) {
  private static final Pattern FORM =
      Pattern.compile("s3:((?:(?:https?|http\\+vpn)://)?[^/]+)/([^/]+)((?:/[^/]+)*)/?");

  public static S3Address parse(String address) throws StoreException {
    var matcher = FORM.matcher(address);
    if (!matcher.matches()) {
      throw new StoreException.Unusable(
          address + " does not say region or endpoint, and bucket",
          "Write s3:ap-northeast-1/BUCKET/PREFIX or s3:https://HOST:PORT/BUCKET/PREFIX.");
    }
    return of(matcher);
  }

  private static S3Address of(Matcher matcher) throws StoreException {
    var folder = matcher.group(3);
    var prefix = folder.isEmpty() ? "" : folder.substring(1) + "/";
    var place = matcher.group(1);
    return new S3Address(place, endpoint(place), matcher.group(2), prefix);
  }

  private static Optional<URI> endpoint(String place) throws StoreException {
    if (place.contains("://")) {
      return Optional.of(Endpoints.parse(place));
    }
    var isHost = place.contains(".") || place.contains(":");
    return isHost ? Optional.of(Endpoints.parse("https://" + place)) : Optional.empty();
  }

  /// The region, when the place is one.
  public Optional<String> region() {
    return endpoint.isPresent() ? Optional.empty() : Optional.of(place);
  }

  @Override
  public String toString() {
    var folder = prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1);
    return "s3:" + place + "/" + bucket + folder;
  }
}
