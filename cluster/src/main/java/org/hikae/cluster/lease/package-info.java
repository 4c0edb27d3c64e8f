/// Leases as pure logic: the table that the ledger replicates, how others count, how a holder
/// counts.
@NullMarked
package org.hikae.cluster.lease;

import org.jspecify.annotations.NullMarked;
