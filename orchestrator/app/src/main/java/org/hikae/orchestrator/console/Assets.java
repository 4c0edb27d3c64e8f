package org.hikae.orchestrator.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/// The files that pages are set with. Their addresses carry a piece of their hash, so that a
/// browser keeps each for good and asks for a new one as soon as there is a new one.
public final class Assets {
  static final String PLACE = "console/static/";
  private static final int SHOWN = 12;

  private final Map<String, String> tags = new ConcurrentHashMap<>();

  /// The address of a file.
  public String at(String name) {
    return "/assets/" + name + "?v=" + tags.computeIfAbsent(name, Assets::hash);
  }

  /// What stands for the content of a file, in HTTP's sense.
  public static String etag(Resource file) {
    return '"' + hash(file) + '"';
  }

  private static String hash(String name) {
    return hash(new ClassPathResource(PLACE + name));
  }

  private static String hash(Resource file) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
      return HexFormat.of().formatHex(digest).substring(0, SHOWN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
