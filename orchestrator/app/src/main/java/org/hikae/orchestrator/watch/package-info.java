/// Is a site lost, and what follows from it.
@NullMarked
package org.hikae.orchestrator.watch;

import org.jspecify.annotations.NullMarked;
