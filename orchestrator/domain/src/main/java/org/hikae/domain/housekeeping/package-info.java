/// Housekeeping: what grows at orchestrators and agents, how long it is kept, and what of it would
/// go now.
@NullMarked
package org.hikae.domain.housekeeping;

import org.jspecify.annotations.NullMarked;
