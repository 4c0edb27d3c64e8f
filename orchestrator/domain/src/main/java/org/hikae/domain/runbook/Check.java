package org.hikae.domain.runbook;

import org.hikae.domain.text.Bilingual;

/// What has to be true before a step counts as done.
public enum Check {
  LEASE_HELD("the ledger names the recovery site with a higher epoch", "台帳に復旧サイトが新しいエポックで記録されている"),
  BYTES_VERIFIED("every restored byte was verified against the vault", "復元した全バイトが保管庫と照合済みである"),
  RUNS_THERE("the agent reports the service as active", "エージェントがサービスを稼働中と報告している"),
  ANSWERS_THERE("the probe succeeds at the recovery site", "復旧サイトで監視プローブが成功する"),
  ANSWERS_USERS("the probe succeeds at the public address", "公開アドレスで監視プローブが成功する"),
  PERSON_CONFIRMED("a person has confirmed it", "担当者が完了を確認している");

  private final String en;
  private final String ja;

  Check(String en, String ja) {
    this.en = en;
    this.ja = ja;
  }

  public Bilingual words() {
    return new Bilingual(en, ja);
  }
}
