/// What is done again and again as long as the orchestrator runs.
@NullMarked
package org.hikae.orchestrator.rounds;

import org.jspecify.annotations.NullMarked;
