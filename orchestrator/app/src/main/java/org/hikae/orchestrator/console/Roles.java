package org.hikae.orchestrator.console;

import org.hikae.domain.runbook.Role;

/// What the roles that answer for steps are called. One that only an estate knows keeps its name.
final class Roles {
  private Roles() {}

  static String called(Role role, Manner manner) {
    return switch (role.name()) {
      case "orchestrator" -> manner.in("The machine", "機械");
      case "incident-lead" -> manner.in("Incident lead", "指揮者");
      case "operator" -> manner.in("Operator", "運用担当者");
      case "network" -> manner.in("Network", "ネットワーク担当");
      case "database" -> manner.in("Database", "データベース担当");
      default -> role.name();
    };
  }
}
