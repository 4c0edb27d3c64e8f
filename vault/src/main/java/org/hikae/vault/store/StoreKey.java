package org.hikae.vault.store;

/// What a key may look like: segments of `a-z 0-9 . _ -` joined by `/`, none of them empty and none
/// beginning with a dot, 512 characters at most. Nothing else ever reaches a disk or a network, so
/// no key can leave the place where its store lives.
public final class StoreKey {
  private static final int LONGEST = 512;

  private StoreKey() {}

  /// Gives the key back, or throws [IllegalArgumentException].
  public static String checked(String key) {
    if (!isKey(key)) {
      throw new IllegalArgumentException("not a store key: " + key);
    }
    return key;
  }

  /// Gives the prefix back, or throws [IllegalArgumentException]. A prefix is empty or begins a
  /// key.
  public static String checkedPrefix(String prefix) {
    if (!isPrefix(prefix)) {
      throw new IllegalArgumentException("not the beginning of a store key: " + prefix);
    }
    return prefix;
  }

  public static boolean isKey(String key) {
    return isPrefix(key) && !key.isEmpty() && !key.endsWith("/");
  }

  /// Whether some key begins with this.
  public static boolean isPrefix(String prefix) {
    var segmentBegins = true;
    for (var i = 0; i < prefix.length(); i++) {
      var c = prefix.charAt(i);
      if (segmentBegins ? !isAlphanumeric(c) && c != '_' && c != '-' : !isAllowed(c)) {
        return false;
      }
      segmentBegins = c == '/';
    }
    return prefix.length() <= LONGEST;
  }

  private static boolean isAllowed(char c) {
    return isAlphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '/';
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
