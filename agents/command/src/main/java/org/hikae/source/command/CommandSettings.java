package org.hikae.source.command;

import java.nio.file.Path;
import org.hikae.source.ExternalProgram;

/// Which program's output is kept, and where it goes when it comes back.
///
/// @param output the program whose standard output is the data
/// @param fileName what the output is called inside the snapshot
/// @param restore where a restore puts it
/// @param staging a folder of our own, for an output on its way back; made when it is not there
public record CommandSettings(
    ExternalProgram output, String fileName, Target restore, Path staging) {

  public CommandSettings {
    if (fileName.isEmpty() || fileName.contains("/")) {
      throw new IllegalArgumentException("'" + fileName + "' is not the name of a file");
    }
    staging = staging.toAbsolutePath().normalize();
  }

  /// Where a restore puts the output.
  public sealed interface Target {
    /// Into the standard input of a program.
    record Program(ExternalProgram input) implements Target {}

    /// Into a file; what stands there is moved aside.
    record File(Path path) implements Target {}
  }
}
