/// Schedules carried out: due times are claimed in the ledger, and what they stand for is ordered.
@NullMarked
package org.hikae.orchestrator.schedule;

import org.jspecify.annotations.NullMarked;
