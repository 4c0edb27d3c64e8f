package org.hikae.vault.torture;

/// What a victim is told to do, as one line of words.
///
/// @param vault which vault
/// @param what a source's number, or a snapshot's id; `-` for none
/// @param parent the snapshot to compare with; `-` for none
/// @param weather the store's, made up of `seed`
/// @param killAt at which call to the store it asks to be killed; 0 = not
record Order(
    Verb verb, String vault, String what, String parent, Weather weather, long seed, int killAt) {
  enum Verb {
    BACK_UP,
    MIRROR,
    FORGET,
    PRUNE,
    CHECK,
    RESTORE,
    HEAL
  }

  String line() {
    return String.join(
        " ",
        verb.name(),
        vault,
        what,
        parent,
        weather.name(),
        Long.toString(seed),
        Integer.toString(killAt));
  }

  static Order parse(String line) {
    var words = line.split(" ", -1);
    return new Order(
        Verb.valueOf(words[0]),
        words[1],
        words[2],
        words[3],
        Weather.valueOf(words[4]),
        Long.parseLong(words[5]),
        Integer.parseInt(words[6]));
  }
}
