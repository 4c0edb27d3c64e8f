/// Agents, doors and clusters that are played in one process.
@NullMarked
package org.hikae.orchestrator.testing;

import org.jspecify.annotations.NullMarked;
