package org.hikae.domain.document;

import java.util.ArrayList;
import java.util.List;

/// The mistakes found so far.
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  void add(int line, String problem, String wayOut) {
    all.add(new Finding(line, problem, wayOut));
  }

  List<Finding> all() {
    return all;
  }
}
