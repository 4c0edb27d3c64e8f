package org.hikae.cli.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;

/// No orchestrator answered.
public final class NoAnswer extends IOException {
  private final boolean refused;

  private NoAnswer(String why, boolean refused, IOException cause) {
    super(why, cause);
    this.refused = refused;
  }

  static NoAnswer at(String console, IOException cause) {
    return switch (cause) {
      case SSLException distrust ->
          new NoAnswer(
              console + " and this identity do not trust each other (" + said(distrust) + ")",
              true,
              cause);
      case ConnectException _ -> new NoAnswer("nothing listens at " + console, false, cause);
      case HttpTimeoutException _ ->
          new NoAnswer(console + " does not answer in time", false, cause);
      default -> new NoAnswer(console + " does not answer: " + said(cause), false, cause);
    };
  }

  private static String said(IOException cause) {
    var message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /// Whether somebody is there, but of another estate.
  public boolean refused() {
    return refused;
  }

  /// What to do.
  public String hint() {
    return refused
        ? "use an identity that the estate's own authority has issued (`hikae identity issue`)."
        : "check the address, and that the orchestrator is running.";
  }
}
