/// The state of the orchestrators themselves as a source.
@NullMarked
package org.hikae.source.orchestrator;

import org.jspecify.annotations.NullMarked;
