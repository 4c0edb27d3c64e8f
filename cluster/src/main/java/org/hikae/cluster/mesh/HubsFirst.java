package org.hikae.cluster.mesh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jgroups.Address;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.stack.MembershipChangePolicy;

/// Puts hubs before spokes in every view: the first member is the one that makes the next view, so
/// that is a hub for as long as there is one.
final class HubsFirst implements MembershipChangePolicy {
  private final MembershipChangePolicy usual = new GMS.DefaultMembershipPolicy();

  @Override
  public List<Address> getNewMembership(
      Collection<Address> current,
      Collection<Address> joiners,
      Collection<Address> leavers,
      Collection<Address> suspects) {
    return hubsFirst(usual.getNewMembership(current, joiners, leavers, suspects));
  }

  @Override
  public List<Address> getNewMembership(Collection<Collection<Address>> subviews) {
    return hubsFirst(usual.getNewMembership(subviews));
  }

  /// JGroups goes on to change the list.
  private static List<Address> hubsFirst(List<Address> members) {
    var sorted = new ArrayList<>(members);
    sorted.sort(Comparator.comparing(member -> !Addresses.isHub(member)));
    return sorted;
  }
}
