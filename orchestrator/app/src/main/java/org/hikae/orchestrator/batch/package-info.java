/// Spring Batch carries what the ledger decides: backups, mirrors, and the playing of plans.
@NullMarked
package org.hikae.orchestrator.batch;

import org.jspecify.annotations.NullMarked;
