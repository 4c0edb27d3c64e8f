package org.hikae.source;

import java.io.IOException;
import java.time.Duration;
import org.hikae.protocol.ServiceId;

/// A service that an agent starts, looks at and stops.
public interface GuardedService {
  ServiceId id();

  /// Starts it and returns when its own probe answers. At once when it runs already.
  void start() throws IOException;

  /// Stops it in good order within `patience`, by force after that.
  void stop(Duration patience) throws IOException;

  /// Stops it by force, at once; every process of it is gone when this returns, and it throws when
  /// that cannot be said. Must not block longer than a second.
  void fence() throws IOException;

  boolean running();

  /// Looks at it as a user would.
  Probe probe();

  /// Puts a query to it and returns the single value of its answer. Moments come in ISO 8601.
  default String ask(String query) throws IOException {
    throw new SourceException(
        id() + " is of a kind that cannot be asked anything",
        "leave out the checks with a query, or give it a kind that answers");
  }

  /// What a probe saw.
  record Probe(boolean good, Duration took, String saw) {}
}
