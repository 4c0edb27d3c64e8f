package org.hikae.vault.store.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The servers that the build has fetched: their class path is written by the `object-stores`
/// profile.
public final class ServerPrograms {
  private static final Path CLASS_PATH = Path.of("target/object-servers.classpath");

  private ServerPrograms() {}

  /// A command that runs S3Proxy, up to its arguments.
  public static List<String> s3Proxy() throws IOException {
    var classPath =
        jars().filter(jar -> !isS3Mock(jar)).collect(Collectors.joining(File.pathSeparator));
    return List.of(java(), "-XX:+UseSerialGC", "-Xmx512m", "-cp", classPath);
  }

  /// A command that runs S3Mock, up to its arguments.
  public static List<String> s3Mock() throws IOException {
    var jar = jars().filter(ServerPrograms::isS3Mock).findFirst().orElseThrow();
    return List.of(java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-jar", jar);
  }

  private static Stream<String> jars() throws IOException {
    return Stream.of(Files.readString(CLASS_PATH).split(File.pathSeparator));
  }

  private static boolean isS3Mock(String jar) {
    return jar.contains("s3mock");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
