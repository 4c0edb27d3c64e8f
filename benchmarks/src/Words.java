import java.util.Random;

/// Text that compresses as text does.
final class Words {
  private static final String[] VOCABULARY = vocabulary();

  private Words() {}

  static byte[] some(int bytes, Random random) {
    var text = new byte[bytes];
    for (var at = 0; at < bytes; ) {
      var skewed = (int) (VOCABULARY.length * Math.pow(random.nextDouble(), 3));
      var word = VOCABULARY[skewed];
      for (var i = 0; i <= word.length() && at < bytes; i++) {
        text[at++] = (byte) (i < word.length() ? word.charAt(i) : ' ');
      }
    }
    text[bytes - 1] = '\n';
    return text;
  }

  private static String[] vocabulary() {
    var random = new Random(0);
    var words = new String[5000];
    for (var i = 0; i < words.length; i++) {
      var word = new StringBuilder();
      for (var length = 2 + random.nextInt(8); length > 0; length--) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      words[i] = word.toString();
    }
    return words;
  }
}
