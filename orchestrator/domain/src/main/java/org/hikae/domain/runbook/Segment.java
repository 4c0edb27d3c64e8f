package org.hikae.domain.runbook;

import org.hikae.domain.text.Bilingual;

/// The stretches that a downtime is made of, in their order.
public enum Segment {
  /// From the last good probe until the site is declared lost.
  DETECT("Detect", "検知"),
  /// Until the failover begins: by the machine, or by a person who approves.
  DECIDE("Decide", "判断"),
  /// Until the lost site can no longer be active and the recovery site may be.
  FENCE("Fence", "隔離"),
  /// Bringing the data back from the vault.
  RESTORE("Restore", "復元"),
  /// Starting the service on it.
  START("Start", "起動"),
  /// Looking at the service before users do.
  VERIFY("Verify", "確認"),
  /// Leading the users there, until the first good probe of their own path.
  REDIRECT("Redirect", "切替");

  private final String en;
  private final String ja;

  Segment(String en, String ja) {
    this.en = en;
    this.ja = ja;
  }

  public Bilingual title() {
    return new Bilingual(en, ja);
  }
}
