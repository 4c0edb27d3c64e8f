import com.google.googlejavaformat.java.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Formats every Java source of the checkout (`apply`), or fails when one is not formatted (`check`).
void main(String... args) throws Exception {
  var check = args.length > 0 && args[0].equals("check");
  var options = check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace");
  var arguments = new ArrayList<>(options);
  try (var files = Files.walk(Path.of("."))) {
    files
        .filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/"))
        .filter(file -> !file.toString().contains("/target/"))
        .map(Path::toString)
        .forEach(arguments::add);
  }
  if (arguments.size() > options.size()) {
    Main.main(arguments.toArray(String[]::new));
  }
}
