import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the class path that it was started with to a file, for tests that start other programs.
void main(String... args) throws Exception {
  Files.writeString(Path.of(args[0]), System.getProperty("java.class.path"));
}
