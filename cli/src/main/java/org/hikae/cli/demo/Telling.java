package org.hikae.cli.demo;

import org.hikae.cli.demo.stage.Act;
import org.hikae.cli.demo.stage.Stage;
import org.hikae.cli.terminal.Words;

/// Tells what happens, in the words of the person who watches.
record Telling(Stage stage, Words words) {

  void heading(int number, String key, Object... values) {
    stage.heading(Integer.toString(number), say(key, values));
  }

  Act begin(String key, Object... values) {
    return stage.begin(say(key, values));
  }

  String say(String key, Object... values) {
    return words.say("demo." + key, values);
  }
}
