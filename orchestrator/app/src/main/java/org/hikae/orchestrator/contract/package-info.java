/// The operators' contract as this installation stands: each row with what is seen here and now.
@NullMarked
package org.hikae.orchestrator.contract;

import org.jspecify.annotations.NullMarked;
