package org.hikae.orchestrator.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What the newest verifications and runs of retention say of vaults, where that wants attention.
final class VaultRemarks {
  private VaultRemarks() {}

  /// @param verifications newest first; of each vault the newest that has ended counts
  /// @param retentions likewise
  static List<AttentionView> of(List<JobView> verifications, List<JobView> retentions) {
    var items = new ArrayList<AttentionView>();
    failed(verifications)
        .forEach(
            job ->
                items.add(
                    AttentionView.alarm(
                        "Vault %s: its verification failed: %s"
                            .formatted(job.subject(), job.error()),
                        "保管庫%sの検証が失敗しました。".formatted(job.subject()),
                        "hikae verify list",
                        "/vaults")));
    failed(retentions)
        .forEach(
            job ->
                items.add(
                    AttentionView.watch(
                        "Vault %s forgot nothing by its retention: %s"
                            .formatted(job.subject(), job.error()),
                        "保管庫%sの保持期間の適用が失敗しました。".formatted(job.subject()),
                        "hikae retention plan --vault " + job.subject(),
                        "/vaults/" + job.subject() + "/retention")));
    return items;
  }

  private static List<JobView> failed(List<JobView> newestFirst) {
    var seen = new HashSet<String>();
    return newestFirst.stream()
        .filter(job -> job.endedAt() != null)
        .filter(job -> seen.add(job.subject()))
        .filter(job -> job.state().equals("FAILED"))
        .toList();
  }
}
