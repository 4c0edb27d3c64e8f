package org.hikae.domain.figures;

import org.hikae.domain.text.Bilingual;

/// One figure that administrators look up. All of them are counts, or amounts of bytes.
public enum Figure {
  ACCOUNTS(Group.PEOPLE, "registered users", "登録利用者"),
  ACCOUNTS_DISABLED(Group.PEOPLE, "of these disabled", "うち無効"),
  ACCOUNTS_NEW(Group.PEOPLE, "of these without a second factor yet", "うち第2要素が未登録"),
  TOKENS(Group.PEOPLE, "API tokens", "APIトークン"),
  SESSIONS(Group.PEOPLE, "signed in here now", "このオーケストレーターにサインイン中"),
  AT_ONCE_HOUR(Group.PEOPLE, "users at once, most in the last hour", "同時利用者数(直近1時間の最大)"),
  AT_ONCE_DAY(Group.PEOPLE, "users at once, most in the last 24 hours", "同時利用者数(直近24時間の最大)"),
  AT_ONCE_MONTH(Group.PEOPLE, "users at once, most in the last 30 days", "同時利用者数(直近30日の最大)"),
  GRANTED(Group.PEOPLE, "requests granted in the last 30 days", "許可したアクセス(直近30日)"),
  REFUSED(Group.PEOPLE, "requests refused in the last 30 days", "拒否したアクセス(直近30日)"),
  SITES(Group.ESTATE, "sites", "拠点"),
  SERVICES_CORE(Group.ESTATE, "core services", "基幹サービス"),
  SERVICES_OTHER(Group.ESTATE, "other services", "その他のサービス"),
  SOURCES(Group.ESTATE, "sources", "ソース"),
  SCHEDULES(Group.ESTATE, "schedules", "スケジュール"),
  CONTACTS(Group.ESTATE, "contacts", "連絡先"),
  VAULTS(Group.COPIES, "vaults", "保管庫"),
  POINTS(Group.COPIES, "recovery points", "復旧ポイント"),
  SNAPSHOTS(Group.COPIES, "snapshots, mirrors included", "スナップショット(複製を含む)"),
  STORED(Group.COPIES, "stored, as reported by the vaults", "保管量(保管庫の報告による)"),
  JOBS_DONE(Group.WORK, "jobs done in the last 30 days", "完了したジョブ(直近30日)"),
  JOBS_FAILED(Group.WORK, "jobs failed in the last 30 days", "失敗したジョブ(直近30日)"),
  RUNS(Group.WORK, "drills and incidents in the last 30 days", "訓練と障害対応(直近30日)"),
  NOTICES(Group.WORK, "notices raised in the last 30 days", "発行した通知(直近30日)");

  /// What a figure is about.
  public enum Group {
    PEOPLE("People", "利用者"),
    ESTATE("What is guarded", "保護対象"),
    COPIES("Copies", "バックアップ"),
    WORK("What was done", "実績");

    private final String en;
    private final String ja;

    Group(String en, String ja) {
      this.en = en;
      this.ja = ja;
    }

    public Bilingual words() {
      return new Bilingual(en, ja);
    }
  }

  private final Group group;
  private final String en;
  private final String ja;

  Figure(Group group, String en, String ja) {
    this.group = group;
    this.en = en;
    this.ja = ja;
  }

  public Group group() {
    return group;
  }

  public Bilingual words() {
    return new Bilingual(en, ja);
  }

  /// Whether it is an amount of bytes, and no count.
  public boolean isBytes() {
    return this == STORED;
  }
}
