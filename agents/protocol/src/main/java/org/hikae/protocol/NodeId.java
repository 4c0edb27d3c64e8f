package org.hikae.protocol;

/// One process of the estate, as its certificate names it: an agent or an orchestrator at a site.
/// The text form is `role.site.name`, for instance `agent.osaka.a1`.
public record NodeId(Role role, SiteId site, String name) {
  public NodeId {
    Names.require("node", name);
  }

  /// What a process is allowed to be; checked against its certificate on every connection.
  public enum Role {
    AGENT,
    ORCHESTRATOR,
    /// A person or program with the CLI: may ask, never takes part.
    OPERATOR;

    /// The lower-case word used in text forms and certificates.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Reads the text form back.
  public static NodeId parse(String text) {
    var parts = text.split("\\.", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("node '" + text + "' is not role.site.name");
    }
    for (var role : Role.values()) {
      if (role.word().equals(parts[0])) {
        return new NodeId(role, new SiteId(parts[1]), parts[2]);
      }
    }
    throw new IllegalArgumentException("node '" + text + "' has no role that is known here");
  }

  @Override
  public String toString() {
    return role.word() + "." + site + "." + name;
  }
}
