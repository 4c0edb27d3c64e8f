package org.hikae.orchestrator.saml;

import java.io.Serial;
import org.hikae.domain.saml.Doubt;

/// An answer was looked at no further.
final class NotAccepted extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final Doubt doubt;

  NotAccepted(Doubt doubt) {
    super(doubt.word());
    this.doubt = doubt;
  }

  Doubt doubt() {
    return doubt;
  }
}
