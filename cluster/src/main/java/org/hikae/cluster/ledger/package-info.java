/// The ledger over Apache Ratis, and the deterministic state that it replicates.
@NullMarked
package org.hikae.cluster.ledger;

import org.jspecify.annotations.NullMarked;
