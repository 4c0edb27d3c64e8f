package org.hikae.domain.runbook;

import org.hikae.domain.text.Bilingual;

/// What has to be true before a step counts as done.
public enum Check {
  LEASE_HELD("the ledger names the recovery site with a higher epoch", "台帳に復旧サイトが新しいエポックで記録されている"),
  BYTES_VERIFIED("every restored byte was verified against the vault", "復元した全バイトが保管庫と照合済みである"),
  RUNS_THERE("the agent reports the service as active", "エージェントがサービスを稼働中と報告している"),
  ANSWERS_THERE("the probe succeeds at the recovery site", "復旧サイトで監視プローブが成功する"),
  ANSWERS_USERS("the probe succeeds at the public address", "公開アドレスで監視プローブが成功する"),
  STOPPED_THERE("the old site's agent has proven it stopped", "旧サイトのエージェントが停止を証明している"),
  USERS_HELD("no user gets through any more", "利用者の接続がすべて止まっている"),
  BACKED_UP("a snapshot of every source is in the vault", "全ソースのスナップショットが保管庫にある"),
  MIRRORED("nothing is missing in the other vault", "もう一方の保管庫に不足がない"),
  VAULT_WHOLE("every pack of the vault is what its name says", "保管庫の全パックが名前どおりである"),
  ANSWERS_RIGHT("every check of the service gives the right answer", "サービスの全検査が正しい答えを返す"),
  ANSWERED("the answer is the expected one", "期待した応答が返る"),
  NOTICED("the silence of the twin is noticed", "模擬ハートビートの途絶が検知される"),
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
