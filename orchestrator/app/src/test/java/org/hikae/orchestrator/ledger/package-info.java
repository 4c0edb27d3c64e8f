@NullMarked
package org.hikae.orchestrator.ledger;

import org.jspecify.annotations.NullMarked;
