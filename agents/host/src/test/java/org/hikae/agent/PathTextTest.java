package org.hikae.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.hikae.protocol.PathText;
import org.hikae.vault.tree.TreePath;
import org.junit.jupiter.api.Test;

final class PathTextTest {
  @Test
  void whateverBytesANameHasItsTextStandsForThem() {
    var random = new Random(11);
    for (var i = 0; i < 5_000; i++) {
      var name = new byte[1 + random.nextInt(12)];
      random.nextBytes(name);
      for (var at = 0; at < name.length; at++) {
        name[at] = name[at] == '/' || (i % 2 == 0 && name[at] < 0) ? (byte) 'x' : name[at];
      }
      var text = PathText.of(name);

      assertThat(PathText.bytes(text)).as(text).isEqualTo(name);
      assertThat(text.codePoints().noneMatch(Character::isISOControl)).isTrue();
      assertThat(TreePath.of(TreePath.text(name))).as(text).isEqualTo(name);
    }
  }

  @Test
  void textIsShownAsItIsAndOnlyTheRestEscaped() {
    assertThat(PathText.of("戸籍/台帳 \uD842\uDFB7.txt".getBytes(UTF_8)))
        .isEqualTo("戸籍/台帳 \uD842\uDFB7.txt");
    assertThat(PathText.of(new byte[] {'a', (byte) 0xe9, '\\', 7})).isEqualTo("a\\xe9\\\\\\x07");
    assertThat(PathText.of("a\u202etxt".getBytes(UTF_8))).isEqualTo("a\\xe2\\x80\\xaetxt");
    assertThat(TreePath.of(TreePath.text("絵\uD83D\uDC80".getBytes(UTF_8))))
        .isEqualTo("絵\uD83D\uDC80".getBytes(UTF_8));
  }

  @Test
  void anEscapeThatStandsForNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathText.bytes("a\\q"))
        .withMessageContaining("stands for nothing");
    assertThatIllegalArgumentException().isThrownBy(() -> PathText.bytes("a\\"));
  }
}
