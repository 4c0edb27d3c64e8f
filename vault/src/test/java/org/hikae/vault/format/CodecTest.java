package org.hikae.vault.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever is written is read again, and no prefix of it passes for the whole.
final class CodecTest {
  /// Writes something, and compares it when it is read.
  private interface Value {
    void compare(Decoder in) throws FormatException;
  }

  @Test
  void readsWhatWasWritten() throws FormatException {
    for (var seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var out = new Encoder(1);
      var values = new ArrayList<Value>();
      for (var i = 0; i < 40; i++) {
        values.add(write(out, random));
      }
      var in = new Decoder(out.toBytes());
      for (var value : values) {
        value.compare(in);
      }
      in.end();
      var cut = new Decoder(out.toBytes(), 0, random.nextInt(out.length()));
      assertThatThrownBy(
              () -> {
                for (var value : values) {
                  value.compare(cut);
                }
              })
          .isInstanceOf(FormatException.class);
    }
  }

  private static Value write(Encoder out, Random random) {
    var number = random.nextLong() >> random.nextInt(64);
    return switch (random.nextInt(6)) {
      case 0 -> {
        out.u8((int) number);
        yield in -> assertThat(in.u8()).isEqualTo((int) number & 0xff);
      }
      case 1 -> {
        out.u16((int) number);
        yield in -> assertThat(in.u16()).isEqualTo((int) number & 0xffff);
      }
      case 2 -> {
        out.i64(number);
        yield in -> assertThat(in.i64()).isEqualTo(number);
      }
      case 3 -> {
        out.varint(number);
        yield in -> assertThat(in.varint()).isEqualTo(number);
      }
      case 4 -> {
        out.signed(number);
        yield in -> assertThat(in.signed()).isEqualTo(number);
      }
      default -> {
        var bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        out.sized(bytes);
        yield in -> assertThat(in.sized(300)).isEqualTo(bytes);
      }
    };
  }
}
