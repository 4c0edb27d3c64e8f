package org.hikae.orchestrator.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.hikae.orchestrator.http.StatusView.SiteView;
import org.hikae.protocol.NodeId;

/// Who should be heard and is not: whole sites first, then single orchestrators of sites of which
/// something is heard.
final class SilenceRemarks {
  private SilenceRemarks() {}

  static List<AttentionView> of(StatusView status) {
    var items = new ArrayList<AttentionView>();
    var silent = new HashSet<String>();
    for (var site : status.sites()) {
      if (!site.reached()) {
        silent.add(site.id());
        items.add(silent(site));
      }
    }
    status.missing().stream()
        .filter(node -> !silent.contains(NodeId.parse(node).site().name()))
        .map(SilenceRemarks::missing)
        .forEach(items::add);
    return items;
  }

  private static AttentionView silent(SiteView site) {
    return AttentionView.watch(
        site.name().en() + " is silent.",
        site.name().ja() + "が応答していません。",
        "hikae status --json",
        "/");
  }

  private static AttentionView missing(String node) {
    return AttentionView.watch(
        node + " is silent: with one more of them gone nothing may be decided.",
        node + "が応答していません。さらに1台失うと何も決定できなくなるおそれがあります。",
        "hikae orchestrator run --config FILE",
        "/");
  }
}
