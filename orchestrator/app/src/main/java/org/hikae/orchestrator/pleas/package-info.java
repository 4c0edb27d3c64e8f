/// What agents ask of an orchestrator, answered from the ledger's leases.
@NullMarked
package org.hikae.orchestrator.pleas;

import org.jspecify.annotations.NullMarked;
