/// Membership, heartbeats, messages, the ledger and its leases. The only module that knows JGroups
/// and Ratis; no type of theirs is in a public signature.
@NullMarked
package org.hikae.cluster;

import org.jspecify.annotations.NullMarked;
