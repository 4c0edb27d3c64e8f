/// An orchestrator's own state as a file, and the way back from it.
@NullMarked
package org.hikae.orchestrator.state;

import org.jspecify.annotations.NullMarked;
