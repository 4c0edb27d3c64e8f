/// Which objects there are and how they are joined: the only place that knows all of them.
@NullMarked
package org.hikae.orchestrator.wiring;

import org.jspecify.annotations.NullMarked;
