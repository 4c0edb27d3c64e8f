package org.hikae.cluster;

import java.util.List;
import java.util.stream.Stream;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SiteId;

/// Who is in the mesh, as one node sees it. `number` goes up by view.
public record MeshView(long number, List<NodeId> members) {
  public MeshView {
    members = List.copyOf(members);
  }

  /// Whether any process of the site answers heartbeats.
  public boolean reaches(SiteId site) {
    return at(site).findAny().isPresent();
  }

  /// The members at a site.
  public Stream<NodeId> at(SiteId site) {
    return members.stream().filter(node -> node.site().equals(site));
  }
}
