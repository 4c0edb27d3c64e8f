package org.hikae.vault.parity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.hikae.vault.Parity;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.ObjectName;

/// The parity of one pack, as it is stored: a header, a mark for every cell, the spare stripes, the
/// header once more. It holds nothing that the pack does not show, and needs no key.
///
/// It may be damaged itself: a header that is not whole is taken from the other end, and a spare
/// cell that does not match its mark counts as lost.
final class ParityObject {
  static final int HEADER = 64;
  static final int MARK = 8;

  private static final byte[] MAGIC = "HIKR".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int SIGNED = 52;
  private static final int WORDS_OF = 8;

  private ParityObject() {}

  /// Computes the parity of a pack.
  static ByteBuffer of(ByteBuffer pack, ObjectName name, Parity parity) {
    var layout = StripeLayout.of(parity, pack.remaining());
    var marks = layout.all() * layout.cells() * MARK;
    var total = HEADER + (long) marks + (long) parity.spare() * layout.stripeBytes() + HEADER;
    var object = ByteBuffer.allocate(Math.toIntExact(total));
    var header = header(layout, name);
    object.put(0, header);
    object.put(object.capacity() - HEADER, header);
    var cells = new Cells(layout, pack, object, HEADER + marks);
    spare(layout, cells);
    for (var stripe = 0; stripe < layout.all(); stripe++) {
      for (var cell = 0; cell < layout.cells(); cell++) {
        object.put(markAt(layout, stripe, cell), mark(cells.read(stripe, cell)));
      }
    }
    return object;
  }

  private static void spare(StripeLayout layout, Cells cells) {
    var code = new Code(layout.parity());
    var sums = new long[layout.parity().spare()][layout.cellBytes() / WORDS_OF];
    for (var cell = 0; cell < layout.cells(); cell++) {
      for (var sum : sums) {
        Arrays.fill(sum, 0);
      }
      for (var stripe = 0; stripe < layout.parity().stripes(); stripe++) {
        Galois.addProducts(words(cells.read(stripe, cell)), code.factors(stripe), sums);
      }
      for (var i = 0; i < sums.length; i++) {
        cells.write(layout.parity().stripes() + i, cell, bytes(sums[i]));
      }
    }
  }

  static long[] words(byte[] cell) {
    var words = new long[cell.length / WORDS_OF];
    ByteBuffer.wrap(cell).order(ByteOrder.nativeOrder()).asLongBuffer().get(words);
    return words;
  }

  static byte[] bytes(long[] words) {
    var bytes = new byte[words.length * WORDS_OF];
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asLongBuffer().put(words);
    return bytes;
  }

  private static byte[] header(StripeLayout layout, ObjectName name) {
    var out = new Encoder(HEADER).bytes(MAGIC).u16(VERSION);
    out.u8(layout.parity().stripes()).u8(layout.parity().spare()).bytes(name.bytes());
    out.i64(layout.packBytes()).u32(layout.cellBytes());
    var signed = out.toBytes();
    return out.bytes(Arrays.copyOf(sha256(signed), HEADER - SIGNED)).toBytes();
  }

  /// What the object says of the pack of that name, by whichever of its headers is whole.
  static Optional<StripeLayout> layout(ByteBuffer object, ObjectName name) {
    var length = object.remaining();
    for (var at : new int[] {0, length - HEADER}) {
      if (at >= 0 && at + HEADER <= length) {
        var header = new byte[HEADER];
        object.get(object.position() + at, header);
        var layout = layout(header, name, length);
        if (layout.isPresent()) {
          return layout;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<StripeLayout> layout(byte[] bytes, ObjectName name, int length) {
    var in = ByteBuffer.wrap(bytes);
    var size = in.getLong(40);
    var stripes = bytes[6] & 0xff;
    var spare = bytes[7] & 0xff;
    if (stripes < 2
        || spare < 1
        || spare > 32
        || spare > stripes
        || stripes > 128
        || size < 0
        || size > Integer.MAX_VALUE / 2) {
      return Optional.empty();
    }
    // What follows from the size has to be what the header says, and as long as the object is.
    var layout = StripeLayout.of(new Parity(stripes, spare), (int) size);
    return Arrays.equals(header(layout, name), bytes) && fits(layout, length)
        ? Optional.of(layout)
        : Optional.empty();
  }

  private static boolean fits(StripeLayout layout, int length) {
    var marks = (long) layout.all() * layout.cells() * MARK;
    return length == 2L * HEADER + marks + (long) layout.parity().spare() * layout.stripeBytes();
  }

  static int markAt(StripeLayout layout, int stripe, int cell) {
    return HEADER + (stripe * layout.cells() + cell) * MARK;
  }

  static int sparesAt(StripeLayout layout) {
    return HEADER + layout.all() * layout.cells() * MARK;
  }

  /// The first bytes of a cell's SHA-256.
  static byte[] mark(byte[] cell) {
    return Arrays.copyOf(sha256(cell), MARK);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
