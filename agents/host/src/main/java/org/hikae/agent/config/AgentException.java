package org.hikae.agent.config;

import java.io.IOException;

/// The agent cannot begin or go on, and what a person can do about it: a code, a sentence, a hint.
public final class AgentException extends IOException {
  private final Code code;
  private final String hint;

  public AgentException(Code code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  public AgentException(Code code, String message, String hint, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
  }

  public Code code() {
    return code;
  }

  /// One sentence that says what to do next.
  public String hint() {
    return hint;
  }

  /// What kept the agent from its work.
  public enum Code {
    /// `agent.yaml` is missing, is not YAML, or says something that cannot be meant.
    UNREADABLE_CONFIG,
    /// The identity folder lacks a file, or its certificate names another node.
    IDENTITY_MISSING,
    /// Another process listens where the agent should.
    PORT_TAKEN,
    /// The agent's own folder cannot be written.
    HOME_UNWRITABLE,
    /// Another agent works in this agent's own folder.
    HOME_TAKEN,
    /// A note on epochs cannot be read: nothing is guessed.
    NOTES_DAMAGED,
    /// What was asked needs the service to be down.
    SERVICE_RUNS,
    /// The local vault does not open.
    VAULT_CLOSED,
    /// The mesh cannot be joined at all (not merely: nobody answers yet).
    MESH_CLOSED
  }
}
