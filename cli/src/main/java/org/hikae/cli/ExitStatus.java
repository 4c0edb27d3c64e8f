package org.hikae.cli;

/// What the process ends with; `docs/reference/exit-status.md` is the page for people.
public enum ExitStatus {
  DONE(0),
  /// Something happened that nobody foresaw: a defect.
  DEFECT(1),
  USAGE(2),
  /// The launcher's: a JDK or Maven is missing.
  PREREQUISITE(3),
  /// The launcher's: the build failed.
  BUILD(4),
  NOT_A_VAULT(10),
  VAULT_EXISTS(11),
  WRONG_KEY(12),
  NO_SUCH_POINT(13),
  DAMAGED(14),
  NO_SPACE(15),
  SOURCE_UNREADABLE(16),
  TARGET_UNUSABLE(17),
  HELD(18),
  LAST_KEY(19),
  SETTINGS_UNREADABLE(20),
  PORT_TAKEN(21),
  UNREACHABLE(30),
  REFUSED(31),
  /// The demo ended, and not everything that it promises held.
  DEMO_FAILED(40),
  /// A run ended without having done what was planned.
  RUN_FAILED(41),
  /// A run cannot go on before a person has said something.
  WAITS_FOR_PERSON(42),
  INTERRUPTED(130);

  private final int number;

  ExitStatus(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
