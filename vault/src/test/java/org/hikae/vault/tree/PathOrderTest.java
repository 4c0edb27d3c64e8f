package org.hikae.vault.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The order of paths against its definition: names one after the other, as unsigned bytes.
final class PathOrderTest {
  private static final byte[] LETTERS = {'a', 'b', ' ', '.', '-', '!', (byte) 0xff, (byte) 0x80, 1};

  @Test
  void comparesNameByName() {
    var random = new Random(11);
    for (var i = 0; i < 20_000; i++) {
      var x = path(random);
      var y = path(random);
      assertThat(Integer.signum(PathOrder.INSTANCE.compare(x, y)))
          .as("%s and %s", Arrays.toString(x), Arrays.toString(y))
          .isEqualTo(Integer.signum(byNames(x, y)));
    }
  }

  @Test
  void aFoldersContentFollowsItDirectly() {
    var random = new Random(12);
    var paths = new ArrayList<byte[]>();
    for (var i = 0; i < 2_000; i++) {
      paths.add(path(random));
    }
    paths.sort(PathOrder.INSTANCE);
    for (var folder : List.copyOf(paths)) {
      var from = paths.indexOf(folder);
      var inside = true;
      for (var path : paths.subList(from, paths.size())) {
        inside &= TreePath.within(path, folder);
        assertThat(TreePath.within(path, folder)).isEqualTo(inside);
      }
      if (from > 200) {
        break;
      }
    }
  }

  private static byte[] path(Random random) {
    var path = new StringBuilder();
    for (var names = 1 + random.nextInt(4); names > 0; names--) {
      for (var letters = 1 + random.nextInt(3); letters > 0; letters--) {
        path.append((char) (LETTERS[random.nextInt(LETTERS.length)] & 0xff));
      }
      path.append(names > 1 ? "/" : "");
    }
    return path.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int byNames(byte[] x, byte[] y) {
    var xs = names(x);
    var ys = names(y);
    for (var i = 0; i < Math.min(xs.size(), ys.size()); i++) {
      var order = Arrays.compareUnsigned(xs.get(i), ys.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Comparator.<Integer>naturalOrder().compare(xs.size(), ys.size());
  }

  private static List<byte[]> names(byte[] path) {
    return Arrays.stream(new String(path, StandardCharsets.ISO_8859_1).split("/", -1))
        .map(name -> name.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }
}
