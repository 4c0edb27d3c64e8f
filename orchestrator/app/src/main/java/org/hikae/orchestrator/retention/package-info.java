/// Retention: what a vault would forget now, and which choice of it waits for a second person.
@NullMarked
package org.hikae.orchestrator.retention;

import org.jspecify.annotations.NullMarked;
