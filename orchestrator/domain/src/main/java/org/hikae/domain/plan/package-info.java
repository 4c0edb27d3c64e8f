/// Plans: a runbook bound to what is observed now, printed before it is executed.
@NullMarked
package org.hikae.domain.plan;

import org.jspecify.annotations.NullMarked;
