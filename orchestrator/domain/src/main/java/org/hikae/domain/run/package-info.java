/// Runs: one execution of a plan, as a fold over its journal, and what to do next.
@NullMarked
package org.hikae.domain.run;

import org.jspecify.annotations.NullMarked;
