package org.hikae.cli.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The test methods of all rooms with their own tags, read from the sources: classes of tests are
/// on nobody else's path. It relies on the formatter, which puts each annotation on its own line.
final class TestMethods {
  private static final Path ROOT = Path.of("..");
  private static final Pattern TEST =
      Pattern.compile("  @(Test|ParameterizedTest|RepeatedTest)\\b");
  private static final Pattern TAG = Pattern.compile("  @Tag\\(\"([^\"]+)\"\\)");
  private static final Pattern METHOD = Pattern.compile("  (?:public )?void (\\w+)\\(");

  private TestMethods() {}

  /// `Class.method` and its tags. Of classes with the same name in two rooms both are there.
  static Map<String, List<String>> ofAllRooms() throws IOException {
    var all = new TreeMap<String, List<String>>();
    for (var file : sources()) {
      var type = file.getFileName().toString().replace(".java", "");
      all.putAll(of(type, Files.readString(file)));
    }
    return all;
  }

  static Map<String, List<String>> of(String type, String source) {
    var found = new TreeMap<String, List<String>>();
    var tags = new ArrayList<String>();
    var test = false;
    for (var line : source.lines().toList()) {
      var tag = TAG.matcher(line);
      var method = METHOD.matcher(line);
      if (TEST.matcher(line).lookingAt()) {
        test = true;
      } else if (tag.lookingAt()) {
        tags.add(tag.group(1));
      } else if (method.lookingAt() || line.equals("  }")) {
        if (test && method.lookingAt()) {
          found.put(type + "." + method.group(1), List.copyOf(tags));
        }
        tags.clear();
        test = false;
      }
    }
    return found;
  }

  private static List<Path> sources() throws IOException {
    try (var files = Files.walk(ROOT, 14)) {
      return files
          .filter(
              file ->
                  file.toString().matches("(\\.\\./)[a-z/-]+/src/test/java/.*\\w+(Test|IT)\\.java"))
          .toList();
    }
  }
}
