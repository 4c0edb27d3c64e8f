package org.hikae.orchestrator.settings;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// What is wrong with a settings file, in words of the file and not of the program that reads it.
final class Mistake {
  private Mistake() {}

  /// One clause without a full stop.
  static String in(JacksonException failure) {
    var cause = failure.getCause();
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    return switch (failure) {
      case UnrecognizedPropertyException unknown -> unknown(path(unknown), known(unknown));
      case MismatchedInputException mismatch -> mismatch(mismatch);
      case StreamReadException unreadable ->
          "this is not YAML: " + firstLine(unreadable.getOriginalMessage());
      default -> firstLine(failure.getOriginalMessage());
    };
  }

  /// A name that is none of those that are known.
  static String unknown(String name, List<String> known) {
    return "there is no setting '%s' here, but %s".formatted(name, String.join(", ", known));
  }

  private static String mismatch(MismatchedInputException mismatch) {
    if (mismatch.getOriginalMessage().startsWith("No content")) {
      return "the file is empty";
    }
    var type = mismatch.getTargetType();
    var wanted =
        type == null || type == Object.class
            ? "something else"
            : Collection.class.isAssignableFrom(type)
                ? "a list"
                : type.isRecord()
                    ? "settings of its own, as 'name: value'"
                    : Number.class.isAssignableFrom(type) || type.isPrimitive()
                        ? "a number"
                        : "a text";
    return mismatch.getPath().isEmpty()
        ? "the file must hold settings, as 'name: value'"
        : "'%s' takes %s".formatted(path(mismatch), wanted);
  }

  private static String path(JacksonException failure) {
    return failure.getPath().stream()
        .map(JacksonException.Reference::getPropertyName)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("."));
  }

  private static List<String> known(UnrecognizedPropertyException unknown) {
    var names = unknown.getKnownPropertyIds();
    return names == null || names.isEmpty()
        ? List.of("nothing of that name is known")
        : names.stream().map(String::valueOf).sorted().toList();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
