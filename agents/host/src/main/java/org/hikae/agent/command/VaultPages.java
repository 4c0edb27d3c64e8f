package org.hikae.agent.command;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hikae.protocol.Command;
import org.hikae.protocol.Report;
import org.hikae.protocol.SnapshotRef;
import org.hikae.vault.Snapshot;

/// What the agent's vault holds of services, in pages that fit into one message; nothing where
/// there is no vault yet.
record VaultPages(LocalVault vault) {
  Report.Snapshots of(Command.ListSnapshots list) throws IOException {
    var rest =
        all().stream()
            .map(Labels::reference)
            .flatMap(Optional::stream)
            .filter(each -> list.services().isEmpty() || list.services().contains(each.service()))
            .filter(each -> each.id().compareTo(list.after()) > 0)
            .sorted(Comparator.comparing(SnapshotRef::id))
            .limit(Command.ListSnapshots.PAGE + 1)
            .toList();
    var more = rest.size() > Command.ListSnapshots.PAGE;
    return new Report.Snapshots(more ? rest.subList(0, Command.ListSnapshots.PAGE) : rest, more);
  }

  Report.Ties of(Command.ListTies list) throws IOException {
    var open = vault.existing();
    if (open.isEmpty()) {
      return new Report.Ties(List.of(), false);
    }
    var rest =
        all().stream()
            .filter(each -> Labels.reference(each).isPresent())
            .filter(each -> each.id().compareTo(list.after()) > 0)
            .sorted(Comparator.comparing(Snapshot::id))
            .limit(Command.ListTies.PAGE + 1)
            .toList();
    var more = rest.size() > Command.ListTies.PAGE;
    var shown = more ? rest.subList(0, Command.ListTies.PAGE) : rest;
    return new Report.Ties(Ties.of(open.get(), shown), more);
  }

  private List<Snapshot> all() throws IOException {
    var open = vault.existing();
    return open.isEmpty() ? List.of() : open.get().snapshots();
  }
}
