package org.hikae.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Makes a path of what was typed, and says so in our words when it cannot be one.
final class TypedPath implements ITypeConverter<Path> {
  static final String HINT =
      "write it in UTF-8, and set LC_ALL=C.UTF-8 where the locale has another charset.";

  @Override
  public Path convert(String typed) {
    try {
      return Path.of(typed);
    } catch (InvalidPathException _) {
      throw new Impossible(typed);
    }
  }

  static String sentence(String typed) {
    return "'" + typed.replace('\0', '\uFFFD') + "' cannot be a path here.";
  }

  /// What was typed cannot be a path.
  static final class Impossible extends TypeConversionException {
    Impossible(String typed) {
      super(sentence(typed));
    }
  }
}
