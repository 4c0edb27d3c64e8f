package org.hikae.vault.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.index.BlobIndex.Pack;
import org.hikae.vault.pack.FrameTag;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackKind;
import org.junit.jupiter.api.Test;

/// The index against a map: every blob is found where it was first listed, with its length.
final class BlobIndexTest {
  private record Place(ObjectName pack, int offset, int length) {}

  @Test
  void findsEveryBlobWhereItWasListedFirst() {
    var random = new Random(21);
    var index = new BlobIndex();
    var places = new HashMap<BlobName, Place>();
    for (var i = 0; i < 60; i++) {
      var pack = new Pack(name(random), 1000);
      var directory = directory(random, pack, places);
      index.add(pack, directory);
    }

    places.forEach(
        (name, place) -> {
          var blob = index.find(name);
          assertThat(index.packs().get(index.packOf(index.frameOf(blob))).name())
              .isEqualTo(place.pack());
          assertThat(index.offsetOf(blob)).isEqualTo(place.offset());
          assertThat(index.lengthOf(blob)).isEqualTo(place.length());
          assertThat(index.canReuse(name)).isTrue();
        });
    assertThat(index.find(new BlobName(1, 2, 3, 4))).isNegative();
  }

  private static PackDirectory directory(Random random, Pack pack, Map<BlobName, Place> places) {
    var frames = new ArrayList<PackDirectory.Frame>();
    for (var i = 0; i < 1 + random.nextInt(4); i++) {
      var blobs = new ArrayList<PackDirectory.Blob>();
      var offset = 0;
      for (var j = 0; j < 1 + random.nextInt(200); j++) {
        var name = blob(random, List.copyOf(places.keySet()));
        var length = 1 + random.nextInt(1000);
        blobs.add(new PackDirectory.Blob(name, length));
        places.putIfAbsent(name, new Place(pack.name(), offset, length));
        offset += length;
      }
      frames.add(new PackDirectory.Frame(8 + i * 100, 100, new FrameTag(i, i), blobs));
    }
    return new PackDirectory(PackKind.DATA, frames);
  }

  private static BlobName blob(Random random, List<BlobName> known) {
    return !known.isEmpty() && random.nextInt(20) == 0
        ? known.get(random.nextInt(known.size()))
        : new BlobName(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private static ObjectName name(Random random) {
    var bytes = new byte[ObjectName.BYTES];
    random.nextBytes(bytes);
    return new ObjectName(bytes);
  }
}
