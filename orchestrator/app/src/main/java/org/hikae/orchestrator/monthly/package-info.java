/// What a month was like, gathered from this orchestrator's own store.
@NullMarked
package org.hikae.orchestrator.monthly;

import org.jspecify.annotations.NullMarked;
