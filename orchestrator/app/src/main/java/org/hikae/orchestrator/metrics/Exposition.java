package org.hikae.orchestrator.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Gauges in Prometheus' text format, version 0.0.4. Samples of one gauge stay together, in the
/// order in which gauges were first named.
final class Exposition {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Map<String, StringBuilder> gauges = new LinkedHashMap<>();

  /// Names a gauge; `help` is one sentence.
  Exposition gauge(String name, String help) {
    gauges.put(
        name,
        new StringBuilder()
            .append("# HELP ")
            .append(name)
            .append(' ')
            .append(help)
            .append("\n# TYPE ")
            .append(name)
            .append(" gauge\n"));
    return this;
  }

  /// Adds a sample to a gauge that was named.
  ///
  /// @param labels name and value in turn
  void sample(String name, double value, String... labels) {
    var gauge = gauges.get(name);
    if (gauge == null) {
      throw new IllegalArgumentException("no gauge is called " + name);
    }
    gauge.append(name).append(labels(labels)).append(' ').append(number(value)).append('\n');
  }

  void sample(String name, long value, String... labels) {
    sample(name, (double) value, labels);
  }

  void sample(String name, boolean value, String... labels) {
    sample(name, value ? 1 : 0, labels);
  }

  private static String labels(String... labels) {
    var pairs = new LinkedHashMap<String, String>();
    for (var i = 0; i + 1 < labels.length; i += 2) {
      pairs.put(labels[i], labels[i + 1]);
    }
    return pairs.isEmpty()
        ? ""
        : pairs.entrySet().stream()
            .map(pair -> pair.getKey() + "=\"" + escaped(pair.getValue()) + "\"")
            .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /// Everything; gauges without a sample only say that they are there.
  @Override
  public String toString() {
    return String.join("", gauges.values());
  }
}
