package org.hikae.domain.document;

/// A mistake in a document: where, what, and the way out.
///
/// @param line counted from 1
/// @param problem one sentence without its full stop
/// @param wayOut what to write instead, without its full stop
public record Finding(int line, String problem, String wayOut) implements Comparable<Finding> {
  @Override
  public int compareTo(Finding other) {
    return Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return "line " + line + ": " + problem + " (" + wayOut + ")";
  }
}
