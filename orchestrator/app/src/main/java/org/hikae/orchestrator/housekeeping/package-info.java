/// Housekeeping: what has been kept long enough is deleted, by each orchestrator in its own store
/// and by each agent in its own home.
@NullMarked
package org.hikae.orchestrator.housekeeping;

import org.jspecify.annotations.NullMarked;
