/// This orchestrator's PostgreSQL: its own, or one that was given.
@NullMarked
package org.hikae.orchestrator.store;

import org.jspecify.annotations.NullMarked;
