/// What became of recoveries over time, and what that says about the next one. Drills and incidents
/// are kept apart everywhere.
@NullMarked
package org.hikae.domain.history;

import org.jspecify.annotations.NullMarked;
