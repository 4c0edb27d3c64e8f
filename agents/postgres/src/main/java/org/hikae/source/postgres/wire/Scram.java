package org.hikae.source.postgres.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Proof of a password by SCRAM-SHA-256 (RFC 5802 and 7677), without channel binding: the password
/// is not sent, and the server has to prove that it knows it too.
final class Scram {
  static final String MECHANISM = "SCRAM-SHA-256";

  private static final String NO_CHANNEL_BINDING = "n,,";
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int KEY_BITS = 256;

  private final String password;
  private final String nonce;
  private final String firstBare;
  private byte[] expectedSignature = {};

  /// @param user empty for PostgreSQL, which takes it from the startup message
  Scram(String user, String password, String nonce) {
    this.password = password;
    this.nonce = nonce;
    this.firstBare = "n=" + user + ",r=" + nonce;
  }

  String first() {
    return NO_CHANNEL_BINDING + firstBare;
  }

  /// The answer to the server's challenge.
  String answer(String challenge) throws IOException {
    var attributes = attributes(challenge);
    var joined = required(attributes, 'r');
    var iterations = Integer.parseInt(required(attributes, 'i'));
    if (!joined.startsWith(nonce) || joined.equals(nonce) || iterations > MOST_ITERATIONS) {
      throw new IOException("the server's challenge does not fit what we sent");
    }
    var withoutProof =
        "c=" + base64(NO_CHANNEL_BINDING.getBytes(StandardCharsets.US_ASCII)) + ",r=" + joined;
    var salt = Base64.getDecoder().decode(required(attributes, 's'));
    try {
      var proof = proof(salt, iterations, firstBare + "," + challenge + "," + withoutProof);
      return withoutProof + ",p=" + base64(proof);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has HMAC-SHA-256", e);
    }
  }

  /// Checks that the server knows the password too.
  void verify(String last) throws IOException {
    var signature = Base64.getDecoder().decode(required(attributes(last), 'v'));
    if (!MessageDigest.isEqual(signature, expectedSignature)) {
      throw new IOException("the server does not know the password: it may be an impostor");
    }
  }

  private byte[] proof(byte[] salt, int iterations, String conversation)
      throws GeneralSecurityException {
    var salted =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS))
            .getEncoded();
    expectedSignature = hmac(hmac(salted, "Server Key"), conversation);
    var clientKey = hmac(salted, "Client Key");
    var storedKey = MessageDigest.getInstance("SHA-256").digest(clientKey);
    var signature = hmac(storedKey, conversation);
    var proof = Arrays.copyOf(clientKey, clientKey.length);
    for (int i = 0; i < proof.length; i++) {
      proof[i] ^= signature[i];
    }
    return proof;
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<Character, String> attributes(String text) {
    var attributes = new HashMap<Character, String>();
    for (var part : text.split(",", -1)) {
      if (part.length() >= 2 && part.charAt(1) == '=') {
        attributes.put(part.charAt(0), part.substring(2));
      }
    }
    return attributes;
  }

  private static String required(Map<Character, String> attributes, char name) throws IOException {
    var value = attributes.get(name);
    if (value == null) {
      throw new IOException("the server's proof of the password lacks '" + name + "'");
    }
    return value;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
