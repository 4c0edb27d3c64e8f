import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Formats every Java source of the checkout (`apply`), or fails when one is not formatted (`check`).
/// What was looked at before and has not been touched since is left alone by `apply`.
void main(String... args) throws Exception {
  var check = args.length > 0 && args[0].equals("check");
  var found = sources().stream().collect(Collectors.toMap(this::state, file -> file));
  var known = check ? Set.<String>of() : remembered();
  var wanted = new TreeMap<>(found);
  wanted.keySet().removeAll(known);
  if (!wanted.isEmpty()) {
    format(
        wanted.values(),
        check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"),
        found.keySet());
  }
}

static final Path MEMORY = Path.of("target", "formatted");

void format(Collection<Path> wanted, List<String> options, Set<String> found) throws Exception {
  var arguments = new ArrayList<>(options);
  wanted.forEach(file -> arguments.add(file.toString()));
  Runtime.getRuntime().addShutdownHook(new Thread(() -> remember(found, options)));
  Main.main(arguments.toArray(String[]::new));
}

List<Path> sources() throws IOException {
  try (var files = Files.walk(Path.of("."))) {
    return files
        .filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/"))
        .filter(file -> !file.toString().contains("/target/"))
        .toList();
  }
}

/// A source that changes has another size or time, and is formatted again.
String state(Path file) {
  try {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return file + " " + attributes.size() + " " + attributes.lastModifiedTime();
  } catch (IOException e) {
    return file + " vanished";
  }
}

Set<String> remembered() throws IOException {
  return Files.exists(MEMORY) ? Set.copyOf(Files.readAllLines(MEMORY)) : Set.of();
}

/// Only what is still as it was found: a source that the formatter changed, or a person while it ran,
/// is looked at once more by the next build.
void remember(Set<String> found, List<String> options) {
  if (options.contains("--dry-run")) {
    return;
  }
  try {
    Files.createDirectories(MEMORY.getParent());
    Files.writeString(
        MEMORY,
        sources().stream()
            .map(this::state)
            .filter(found::contains)
            .collect(Collectors.joining("\n")));
  } catch (IOException e) {
    // Nothing depends on it: the next build formats everything again.
  }
}
