package org.hikae.cluster.mesh;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
import org.jgroups.EmptyMessage;
import org.jgroups.Message;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.FD_ALL3;

/// Heartbeats in a mesh with a hub: hubs and everyone else watch each other; spokes neither send
/// heartbeats to spokes nor judge them, so they need no connection among themselves.
final class HubHeartbeats extends FD_ALL3 {
  private static final short ID = 1601;

  static {
    ClassConfigurator.addProtocol(ID, HubHeartbeats.class);
  }

  @Override
  protected <T> boolean needsToBeSuspected(Address member, T heard) {
    return (Addresses.isHub(local_addr) || Addresses.isHub(member))
        && super.needsToBeSuspected(member, heard);
  }

  @Override
  protected void startHeartbeatSender() {
    if (Addresses.isHub(local_addr)) {
      super.startHeartbeatSender();
      return;
    }
    lock.lock();
    try {
      if (!isHeartbeatSenderRunning()) {
        heartbeat_sender =
            timer.scheduleWithFixedDelay(
                this::beatToHubs, 0, interval, TimeUnit.MILLISECONDS, false);
      }
    } finally {
      lock.unlock();
    }
  }

  private void beatToHubs() {
    List<Address> all;
    synchronized (this) {
      all = List.copyOf(members);
    }
    for (var member : all) {
      if (Addresses.isHub(member)) {
        Message heartbeat = new EmptyMessage(member).putHeader(id, new HeartbeatHeader());
        down_prot.down(heartbeat);
        num_heartbeats_sent++;
      }
    }
  }
}
