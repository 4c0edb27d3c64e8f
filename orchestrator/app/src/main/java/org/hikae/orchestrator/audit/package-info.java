/// Keeps what was asked of this orchestrator, granted or refused, until the ledger has it.
@NullMarked
package org.hikae.orchestrator.audit;

import org.jspecify.annotations.NullMarked;
