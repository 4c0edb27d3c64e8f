package org.hikae.domain.document;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// A YAML document on its way to becoming a value.
///
/// @param name the file, as people know it
public record Document(String name, String text) {

  /// Reads a file. Throws [DocumentException] when it is not there or not text.
  public static Document at(Path file) throws DocumentException {
    try {
      return new Document(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file", "check the path", e);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "the file is not UTF-8", "save it as UTF-8", e);
    } catch (IOException e) {
      throw unreadable(file, "the file cannot be read", "check its permissions", e);
    }
  }

  /// Makes a value of the document. `reader` looks at every part and returns the last act, which is
  /// done only when nothing is wrong anywhere; otherwise all mistakes are thrown together. Keys
  /// that the reader did not ask for are mistakes too.
  public <T> T as(Function<Section, Supplier<T>> reader) throws DocumentException {
    var findings = new Findings();
    var root = Section.of("the document", parse(), findings);
    var lastAct = reader.apply(root);
    root.reportUnknownKeys();
    if (!findings.all().isEmpty()) {
      throw new DocumentException(name, findings.all());
    }
    return lastAct.get();
  }

  private Node parse() throws DocumentException {
    try (var parser =
        (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
      return new NodeReader(parser).read();
    } catch (JacksonException e) {
      var line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      var problem = "this is not YAML: " + firstLine(e.getOriginalMessage());
      throw cause(
          new DocumentException(
              name,
              List.of(new Finding(line, problem, "look at indentation, colons and quotes here"))),
          e);
    }
  }

  private static DocumentException unreadable(
      Path file, String problem, String wayOut, IOException e) {
    return cause(
        new DocumentException(file.toString(), List.of(new Finding(1, problem, wayOut))), e);
  }

  private static DocumentException cause(DocumentException exception, Exception cause) {
    exception.initCause(cause);
    return exception;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message).strip();
  }
}
