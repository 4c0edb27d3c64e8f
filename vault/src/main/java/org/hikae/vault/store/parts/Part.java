package org.hikae.vault.store.parts;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A run of bytes of an object, numbered from 1, that can be read as often as a request is
/// repeated.
public record Part(int number, ByteBuffer content) {

  /// A whole object as its only part.
  public static Part whole(ByteBuffer content) {
    return new Part(1, content.hasArray() ? content.slice() : copy(content));
  }

  private static ByteBuffer copy(ByteBuffer content) {
    return ByteBuffer.allocate(content.remaining()).put(content.duplicate()).flip();
  }

  public int length() {
    return content.remaining();
  }

  public InputStream stream() {
    return new ByteArrayInputStream(
        content.array(), content.arrayOffset() + content.position(), content.remaining());
  }

  /// A digest for the server to compare with, in the form that HTTP headers take.
  public String base64(String algorithm) {
    return Base64.getEncoder().encodeToString(digest(algorithm));
  }

  public byte[] digest(String algorithm) {
    try {
      var digest = MessageDigest.getInstance(algorithm);
      digest.update(content.duplicate());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is part of every Java", e);
    }
  }
}
