package org.hikae.cli.demo;

import java.io.IOException;

/// The demo cannot go on: something did not happen in time, or did not happen as promised.
final class DemoFailure extends IOException {
  DemoFailure(String what) {
    super(what);
  }

  DemoFailure(String what, Throwable cause) {
    super(what, cause);
  }
}
