package org.hikae.vault.format;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where things lie in a store, and the numbers that the whole format shares.
public final class Layout {
  /// The version that this engine writes.
  public static final int VERSION = 1;

  public static final String VAULT = "vault";
  public static final String KEYS = "keys/";
  public static final String PACKS = "packs/";
  public static final String DATA_INDEX = "index/data/";
  public static final String TREE_INDEX = "index/tree/";
  public static final String SNAPSHOTS = "snapshots/";
  public static final String CONDEMNED = "condemned/";
  public static final String PROBES = "probed/";
  public static final String HOLDS = "holds/";
  public static final String LABELS = "labels/";
  public static final String VERIFIED = "verified/";
  public static final String PARITY = "parity/";

  /// Where a heal puts what stood under names that the format gives to nothing.
  public static final String ASIDE = "aside/";

  /// Where something lies for a moment, to learn what the store can do and what time it is.
  public static final List<String> FOR_A_MOMENT = List.of("probe/", "clock/");

  /// Where what cannot be made anew lies.
  public static final List<String> CONTENT = List.of(SNAPSHOTS, PACKS, DATA_INDEX, TREE_INDEX);

  private static final List<String> FLAT =
      List.of(KEYS, DATA_INDEX, TREE_INDEX, SNAPSHOTS, CONDEMNED, PROBES, HOLDS, LABELS, VERIFIED);

  /// No pack is swept earlier after it was condemned.
  public static final Duration LEAST_GRACE = Duration.ofHours(24);

  /// No blob is larger; whoever reads refuses what says it is.
  public static final int LARGEST_BLOB = 16 << 20;

  /// Blobs are gathered until a frame has about this many bytes.
  public static final int FRAME = 1 << 20;

  /// What a frame may have at most: one blob more than it needed.
  public static final int LARGEST_FRAME = FRAME + LARGEST_BLOB;

  /// The largest sealed object that is not a pack.
  public static final int LARGEST_OBJECT = 256 << 20;

  private Layout() {}

  public static String pack(ObjectName name) {
    var hex = name.toString();
    return PACKS + hex.substring(0, 2) + "/" + hex;
  }

  /// Where the parity of a pack lies.
  public static String parityOf(ObjectName pack) {
    return PARITY + pack + "/";
  }

  public static String parity(ObjectName pack, ObjectName parity) {
    return parityOf(pack) + parity;
  }

  /// The pack whose parity stands under a key, if it is such a key.
  public static Optional<ObjectName> packOfParity(String key) {
    var slash = key.lastIndexOf('/');
    return key.startsWith(PARITY) && slash > PARITY.length()
        ? ObjectName.parse(key.substring(PARITY.length(), slash))
        : Optional.empty();
  }

  /// Whether a key lies where a vault puts things.
  public static boolean isWithin(String key) {
    return key.equals(VAULT)
        || Stream.of(FLAT, FOR_A_MOMENT, List.of(PACKS, PARITY, ASIDE))
            .flatMap(List::stream)
            .anyMatch(key::startsWith);
  }

  /// Whether a key is one that the format gives to some object.
  public static boolean gives(String key) {
    var name = nameIn(key);
    return key.equals(VAULT)
        || packOfParity(key).isPresent()
        || (name.isPresent()
            && (key.equals(pack(name.get()))
                || FLAT.stream().anyMatch(prefix -> key.equals(prefix + name.get()))));
  }

  /// The object name at the end of a key, if there is one.
  public static Optional<ObjectName> nameIn(String key) {
    return ObjectName.parse(key.substring(key.lastIndexOf('/') + 1));
  }
}
