package org.hikae.orchestrator.report;

import org.hikae.domain.recovery.RecoveryRecord;

/// Who wrote the report, from what.
record Colophon(RecoveryRecord record, Times times) {
  Html html() {
    var author = record.author();
    return Html.of(
        """
        <footer>
        <p>{}</p>
        <p>{}</p>
        </footer>
        """,
        Html.say(
            "Written "
                + times.full(author.at())
                + " "
                + times.zoneName(author.at())
                + " by "
                + author.node()
                + ", Hikae "
                + author.version()
                + ".",
            times.full(author.at())
                + " "
                + times.zoneName(author.at())
                + "、"
                + author.node()
                + "(Hikae "
                + author.version()
                + ")作成。"),
        Html.say(
            "Sources: the ledger’s stream run/"
                + record.run().id()
                + ", the looks at the service,"
                + " the vault’s snapshots. This file needs nothing else to be read.",
            "出典:台帳のストリーム run/" + record.run().id() + "、サービスのプローブ記録、保管庫のスナップショット。このファイルだけで閲覧できます。"));
  }
}
